import type { Rule } from '../../rule.ts';
import session01 from './V2-SESSION-01.ts';
import session02 from './V2-SESSION-02.ts';
import session03 from './V2-SESSION-03.ts';
import session04 from './V2-SESSION-04.ts';
import session05 from './V2-SESSION-05.ts';
import session06 from './V2-SESSION-06.ts';
import session07 from './V2-SESSION-07.ts';
import session08 from './V2-SESSION-08.ts';
import session09 from './V2-SESSION-09.ts';
import session10 from './V2-SESSION-10.ts';

/** The rules on sessions and reconnects, by number. */
export const session: readonly Rule[] = [
  session01,
  session02,
  session03,
  session04,
  session05,
  session06,
  session07,
  session08,
  session09,
  session10,
];
