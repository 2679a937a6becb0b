import { served } from '../../mock-platform/generations/served.ts';
import type { Entry } from '../rules/rule.ts';

/**
 * The generation of which a device uses topics, where none that it uses is of the one that it is judged by; undefined for any other.
 * @param judged number of the generation that it is judged by
 */
export function otherGeneration(entries: readonly Entry[], judged: number): string | undefined {
  const topics = entries.flatMap((entry) => {
    if (entry.type === 'published') return entry.purpose === 'foreign' ? [entry.topic] : ['own'];
    if (entry.type !== 'subscribed') return [];
    return entry.filters.map(({ filter, purpose }) => (purpose === 'foreign' ? filter : 'own'));
  });
  const other = topics.includes('own') ? undefined : generationOf(topics);
  // A wildcard is not the device's own topic, and may be of this generation.
  return other === String(judged) ? undefined : other;
}

/** The same of one that subscribes to its topics: what only publishes there may have mistaken a topic. */
export function listensInOtherGeneration(entries: readonly Entry[], judged: number): string | undefined {
  const other = otherGeneration(entries, judged);
  const filters = entries.flatMap((entry) =>
    entry.type === 'subscribed' ? entry.filters.map((one) => one.filter) : [],
  );
  return other !== undefined && generationOf(filters) === other ? other : undefined;
}

function generationOf(topics: readonly string[]): string | undefined {
  return served.find(({ topicsBegin }) => topicsBegin && topics.some((topic) => topic.startsWith(topicsBegin)))?.choice;
}

/** What there is to say of such a device. */
export function tellOtherGeneration(other: string): string {
  return `it speaks generation ${other} of the interface, and is judged as a device of another one: run with --generation ${other}`;
}
