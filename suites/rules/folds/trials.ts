import type { Circumstance } from './command-log.ts';

/** What a command that stays unanswered is changed in, one thing at a time, and what it tells when that one is answered. */
export const trials = {
  later: { words: 'a while after its SUBSCRIBE', shows: 'ordinary' },
  withoutHasMore: { words: 'when `hasMore` is left out', shows: 'form' },
  inOrderOfTheTable: { words: "when its members stand in the order of the vendor's table", shows: 'form' },
  spaced: { words: 'when there is a space after each comma and colon', shows: 'form' },
  atQos0: { words: 'at QoS 0', shows: 'qos' },
  anotherMid: { words: 'with another mid', shows: 'mid' },
  plainText: { words: 'when its texts are plain ASCII', shows: 'text' },
  shorter: { words: 'when it is shorter', shows: 'size' },
  anotherCommand: { words: 'another command', shows: 'ordinary' },
  otherTopic: { words: "on the other codec's topic", shows: 'ordinary' },
  freshConnection: { words: 'on a fresh connection', shows: 'ordinary' },
} as const satisfies Record<string, { readonly words: string; readonly shows: Circumstance }>;

export type Trial = keyof typeof trials;

export function isTrial(name: string | undefined): name is Trial {
  return name !== undefined && Object.hasOwn(trials, name);
}
