import type { Entry } from '../rules/rule.ts';
import type { Playbook } from '../scenarios/playbook.ts';
import { playbooks } from '../scenarios/playbooks.ts';

/** What a device does, or what is done to it, in a generation. Its log-in, and its product, may be those of several. */
const telling: ReadonlySet<string> = new Set(['published', 'subscribed', 'command-sent', 'probe-sent', 'message-sent']);

/**
 * What a recording was made in: the latest generation that a device spoke in it, or else that its log-ins can be of: as a run decides.
 * @param otherwise where nothing tells
 */
export function generationIn(
  entries: readonly Entry[],
  otherwise: 1 | 2 = 2,
): Pick<Playbook, 'generation' | 'served' | 'scenarios'> {
  const latestFirst = Object.values(playbooks).toSorted((one, other) => other.generation - one.generation);
  const spoken = entries.filter(({ type }) => telling.has(type));
  const namedIn = (some: readonly Entry[]) =>
    latestFirst.find(({ served: { name } }) => some.some((entry) => isOf(entry, name)));
  return namedIn(spoken) ?? namedIn(entries) ?? playbooks[otherwise];
}

function isOf(entry: Entry, name: string): boolean {
  if (entry.type === 'subscribed') return entry.filters.some((filter) => hasOwn(filter, name));
  return hasOwn(entry, name);
}

function hasOwn(part: object, name: string): boolean {
  return (part as Readonly<Record<string, unknown>>)[name] !== undefined;
}
