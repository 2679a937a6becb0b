import type { Rule } from '../../rule.ts';
import cmd01 from './V2-CMD-01.ts';
import cmd02 from './V2-CMD-02.ts';
import cmd03 from './V2-CMD-03.ts';
import cmd04 from './V2-CMD-04.ts';
import cmd05 from './V2-CMD-05.ts';
import cmd06 from './V2-CMD-06.ts';
import cmd07 from './V2-CMD-07.ts';
import cmd08 from './V2-CMD-08.ts';
import cmd09 from './V2-CMD-09.ts';
import cmd10 from './V2-CMD-10.ts';
import cmd11 from './V2-CMD-11.ts';
import cmd12 from './V2-CMD-12.ts';
import cmd13 from './V2-CMD-13.ts';
import cmd14 from './V2-CMD-14.ts';
import cmd15 from './V2-CMD-15.ts';
import cmd16 from './V2-CMD-16.ts';
import cmd17 from './V2-CMD-17.ts';
import cmd18 from './V2-CMD-18.ts';
import cmd19 from './V2-CMD-19.ts';
import cmd20 from './V2-CMD-20.ts';
import cmd21 from './V2-CMD-21.ts';
import cmd22 from './V2-CMD-22.ts';

/** The rules on commands, by number. */
export const command: readonly Rule[] = [
  cmd01,
  cmd02,
  cmd03,
  cmd04,
  cmd05,
  cmd06,
  cmd07,
  cmd08,
  cmd09,
  cmd10,
  cmd11,
  cmd12,
  cmd13,
  cmd14,
  cmd15,
  cmd16,
  cmd17,
  cmd18,
  cmd19,
  cmd20,
  cmd21,
  cmd22,
];
