import type { Rule } from '../../rule.ts';
import get01 from './V2-GET-01.ts';
import get02 from './V2-GET-02.ts';
import get03 from './V2-GET-03.ts';
import get04 from './V2-GET-04.ts';
import get05 from './V2-GET-05.ts';
import get06 from './V2-GET-06.ts';
import get07 from './V2-GET-07.ts';
import get08 from './V2-GET-08.ts';
import get09 from './V2-GET-09.ts';
import get10 from './V2-GET-10.ts';
import get11 from './V2-GET-11.ts';
import get12 from './V2-GET-12.ts';
import get13 from './V2-GET-13.ts';
import get14 from './V2-GET-14.ts';
import get15 from './V2-GET-15.ts';

/** The rules on property gets, by number. 16 is of what is not judged yet. */
export const get: readonly Rule[] = [
  get01,
  get02,
  get03,
  get04,
  get05,
  get06,
  get07,
  get08,
  get09,
  get10,
  get11,
  get12,
  get13,
  get14,
  get15,
];
