import type { Rule } from '../../rule.ts';
import report01 from './V1-REPORT-01.ts';
import report02 from './V1-REPORT-02.ts';
import report03 from './V1-REPORT-03.ts';
import report04 from './V1-REPORT-04.ts';
import report05 from './V1-REPORT-05.ts';
import report06 from './V1-REPORT-06.ts';
import report07 from './V1-REPORT-07.ts';
import report08 from './V1-REPORT-08.ts';
import report09 from './V1-REPORT-09.ts';
import report10 from './V1-REPORT-10.ts';
import report11 from './V1-REPORT-11.ts';
import report12 from './V1-REPORT-12.ts';
import report13 from './V1-REPORT-13.ts';
import report14 from './V1-REPORT-14.ts';
import report15 from './V1-REPORT-15.ts';

/** The rules on reports, by number. */
export const report: readonly Rule[] = [
  report01,
  report02,
  report03,
  report04,
  report05,
  report06,
  report07,
  report08,
  report09,
  report10,
  report11,
  report12,
  report13,
  report14,
  report15,
];
