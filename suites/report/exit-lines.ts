import type { ConformanceResult } from '../result/conformance-result.ts';
import { wrapped } from '../words/plain-text.ts';
import type { Page } from './page.ts';
import { tell } from './texts.ts';

/** The ends of the device that the suite did not cause, in a sentence: a device that is started again and again may hide them. */
export function exitSentence({ exits = [] }: Pick<ConformanceResult, 'exits'>): string | undefined {
  const count = exits.reduce((sum, exit) => sum + exit.count, 0);
  if (count === 0) return undefined;
  const [only, ...others] = exits;
  const how =
    only && others.length === 0
      ? only.how
      : exits
          .map(({ count: n, how }) => (n === 1 ? tell('exits.howOnce', { how }) : tell('exits.how', { n, how })))
          .join(tell('between.parts'));
  return count === 1 ? tell('exits.once', { how }) : tell('exits.often', { n: count, how });
}

export function exitLines(result: Pick<ConformanceResult, 'exits'>, { paint, width }: Page): string[] {
  const sentence = exitSentence(result);
  if (sentence === undefined) return [];
  return wrapped(sentence, width - 2).map((line, at) => `${at === 0 ? paint('yellow', '!') : ' '} ${line}`);
}
