type Members = Readonly<Record<string, unknown>>;

/**
 * A journal entry as it is written today. Before there were generations, what is generation 1's own stood between the members
 * that every generation has.
 */
export function readEarlierEntry<E extends { readonly type: string }>(entry: E): E {
  if ('v1' in entry) return entry;
  const read = ownOf(entry as Members);
  const filters = (read as { readonly filters?: unknown }).filters;
  return (entry.type === 'subscribed' && Array.isArray(filters)
    ? { ...read, filters: filters.map((filter: Members) => ownOf(filter)) }
    : read) as unknown as E;
}

/** Moves the login, or the codec mode, to `v1`. */
function ownOf({ codecMode, topicId, login, ...others }: Members): Members {
  if (login !== undefined) return { ...others, v1: { topicId, login } };
  return codecMode === undefined ? others : { ...others, v1: { codecMode } };
}
