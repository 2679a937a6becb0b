import { many } from '../../mock-platform/protocol/many.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { wrapped } from '../words/plain-text.ts';
import type { Page } from './page.ts';

/** The ends of the device that the suite did not cause, in a sentence: a device that is started again and again may hide them. */
export function exitSentence({ exits = [] }: Pick<ConformanceResult, 'exits'>): string | undefined {
  const count = exits.reduce((sum, exit) => sum + exit.count, 0);
  if (count === 0) return undefined;
  const [only, ...others] = exits;
  const how =
    only && others.length === 0
      ? only.how
      : exits.map((exit) => `${many(exit.count, 'time', 'times')} ${exit.how}`).join(', ');
  return `The device ended ${many(count, 'time', 'times')} without being asked to: ${how}.`;
}

export function exitLines(result: Pick<ConformanceResult, 'exits'>, { paint, width }: Page): string[] {
  const sentence = exitSentence(result);
  if (sentence === undefined) return [];
  return wrapped(sentence, width - 2).map((line, at) => `${at === 0 ? paint('yellow', '!') : ' '} ${line}`);
}
