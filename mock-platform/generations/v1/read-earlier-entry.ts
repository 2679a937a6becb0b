import { kindOf } from './kind-of.ts';

type Members = Readonly<Record<string, unknown>>;

/** Entries that are about a command, each with its key. */
const ofCommands = new Set(['command-sent', 'command-redelivered', 'command-answered', 'command-unanswered']);

/**
 * A journal entry as it is written today. Before there were generations, what is generation 1's own stood between the members
 * that every generation has, and its mid was the only key.
 */
export function readEarlierEntry<E extends { readonly type: string }>(entry: E): E {
  if ('v1' in entry || 'v2' in entry || 'key' in entry) return entry;
  return { type: entry.type, ...read(entry.type, entry as Members) } as unknown as E;
}

function read(type: string, entry: Members): Members {
  const { mid, codecMode, again, ...others } = entry;
  if (ofCommands.has(type)) {
    const own = { mid, ...(codecMode !== undefined && { codecMode }) };
    return { ...others, key: String(mid), ...(again !== undefined && { again: String(again) }), v1: own };
  }
  if (type === 'probe-sent') {
    const coding = { codecMode: String(entry.topic).endsWith('/binary') ? 'binary' : 'json' };
    return { ...others, ...(mid !== undefined && { key: String(mid) }), v1: coding };
  }
  if (type === 'response-unmatched') {
    const isKey = others.reason !== 'no-mid';
    return { ...others, ...(isKey && { key: String(Number(mid)) }), v1: 'mid' in entry ? { mid } : {} };
  }
  if (type === 'message-received') return { ...ownOf(entry), kind: kindOf(entry.value) };
  if (type !== 'subscribed' || !Array.isArray(entry.filters)) return ownOf(entry);
  return { ...entry, filters: entry.filters.map((filter: Members) => ownOf(filter)) };
}

/** Moves the login, or the codec mode, to `v1`. */
function ownOf({ codecMode, topicId, login, ...others }: Members): Members {
  if (login !== undefined) return { ...others, v1: { topicId, login } };
  return codecMode === undefined ? others : { ...others, v1: { codecMode } };
}
