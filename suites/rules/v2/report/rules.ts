import type { Rule } from '../../rule.ts';
import prop01 from './V2-PROP-01.ts';
import prop02 from './V2-PROP-02.ts';
import prop03 from './V2-PROP-03.ts';
import prop04 from './V2-PROP-04.ts';
import prop05 from './V2-PROP-05.ts';
import prop06 from './V2-PROP-06.ts';
import prop07 from './V2-PROP-07.ts';
import prop08 from './V2-PROP-08.ts';
import prop09 from './V2-PROP-09.ts';
import prop10 from './V2-PROP-10.ts';
import prop11 from './V2-PROP-11.ts';
import prop12 from './V2-PROP-12.ts';
import prop13 from './V2-PROP-13.ts';
import prop14 from './V2-PROP-14.ts';
import prop15 from './V2-PROP-15.ts';
import prop16 from './V2-PROP-16.ts';

/** The rules on property reports, by number. */
export const report: readonly Rule[] = [
  prop01,
  prop02,
  prop03,
  prop04,
  prop05,
  prop06,
  prop07,
  prop08,
  prop09,
  prop10,
  prop11,
  prop12,
  prop13,
  prop14,
  prop15,
  prop16,
];
