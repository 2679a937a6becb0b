import type { Rule } from '../../rule.ts';
import conn01 from './V2-CONN-01.ts';
import conn02 from './V2-CONN-02.ts';
import conn03 from './V2-CONN-03.ts';
import conn04 from './V2-CONN-04.ts';
import conn05 from './V2-CONN-05.ts';
import conn06 from './V2-CONN-06.ts';
import conn07 from './V2-CONN-07.ts';
import conn08 from './V2-CONN-08.ts';
import conn09 from './V2-CONN-09.ts';
import conn10 from './V2-CONN-10.ts';
import conn11 from './V2-CONN-11.ts';
import conn12 from './V2-CONN-12.ts';
import conn13 from './V2-CONN-13.ts';
import conn14 from './V2-CONN-14.ts';
import conn15 from './V2-CONN-15.ts';
import conn16 from './V2-CONN-16.ts';

/** The rules on how a device connects and logs in, by number. */
export const connection: readonly Rule[] = [
  conn01,
  conn02,
  conn03,
  conn04,
  conn05,
  conn06,
  conn07,
  conn08,
  conn09,
  conn10,
  conn11,
  conn12,
  conn13,
  conn14,
  conn15,
  conn16,
];
