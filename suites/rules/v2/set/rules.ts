import type { Rule } from '../../rule.ts';
import set01 from './V2-SET-01.ts';
import set02 from './V2-SET-02.ts';
import set03 from './V2-SET-03.ts';
import set04 from './V2-SET-04.ts';
import set05 from './V2-SET-05.ts';
import set06 from './V2-SET-06.ts';
import set07 from './V2-SET-07.ts';
import set08 from './V2-SET-08.ts';
import set09 from './V2-SET-09.ts';
import set10 from './V2-SET-10.ts';
import set11 from './V2-SET-11.ts';
import set13 from './V2-SET-13.ts';
import set14 from './V2-SET-14.ts';
import set15 from './V2-SET-15.ts';
import set16 from './V2-SET-16.ts';
import set17 from './V2-SET-17.ts';
import set18 from './V2-SET-18.ts';
import set19 from './V2-SET-19.ts';

/** The rules on property sets, by number. 12 and 20 are of what is not judged yet. */
export const set: readonly Rule[] = [
  set01,
  set02,
  set03,
  set04,
  set05,
  set06,
  set07,
  set08,
  set09,
  set10,
  set11,
  set13,
  set14,
  set15,
  set16,
  set17,
  set18,
  set19,
];
