import type { Circumstance } from './circumstances.ts';
import { v1Trials } from './v1/trials.ts';
import { v2Trials } from './v2/trials.ts';

/** What a command that stays unanswered is changed in, one thing at a time, and what it tells when that one is answered. */
export const trials = {
  later: { words: 'a while after its SUBSCRIBE', shows: 'ordinary' },
  atQos0: { words: 'at QoS 0', shows: 'qos' },
  atQos1: { words: 'at QoS 1', shows: 'qos' },
  plainText: { words: 'when its texts are plain ASCII', shows: 'text' },
  shorter: { words: 'when it is shorter', shows: 'size' },
  anotherCommand: { words: 'another command', shows: 'ordinary' },
  freshConnection: { words: 'on a fresh connection', shows: 'ordinary' },
  ...v1Trials,
  ...v2Trials,
} as const satisfies Record<string, { readonly words: string; readonly shows: Circumstance }>;

export type Trial = keyof typeof trials;

export function isTrial(name: string | undefined): name is Trial {
  return name !== undefined && Object.hasOwn(trials, name);
}
