import type { Payload } from '../result/conformance-result.ts';
import type { MessageSummary, MessageWords } from './message-words.ts';
import { v1Words } from './v1/v1-words.ts';

/** Of each generation. A message is told by the first that knows it. */
const generations: readonly MessageWords[] = [v1Words];

/** A message in short. Undefined for what no generation knows. @param topic where it is known */
export function messageSummary(message: unknown, topic = ''): MessageSummary | undefined {
  for (const words of generations) {
    const told = words.summary(message, topic);
    if (told) return told;
  }
  return undefined;
}

/** A message as a verb with its object; undefined for what no generation knows. @param from `platform` or `device` */
export function messageInWords(payload: Payload, from: string): string | undefined {
  for (const words of generations) {
    const told = words.inWords(payload, from);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** Does the summary of a packet begin with what a message means? */
export function beginsWithGist(summary: string): boolean {
  const text = summary.replace(/^(?:DUP |RETAIN )*/, '');
  return generations.some(({ gist }) => gist.test(text));
}
