import { teller } from '../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what `serve` says, in the language of the process. */
export const tell = teller(en);

/** What happened, in a word or two: what lines have in a column. */
export function whatHappened(what: string): string {
  const name = `what.${what}`;
  return name in en ? tell(name as 'what.refused') : what;
}
