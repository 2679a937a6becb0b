import type { Rule } from '../../rule.ts';
import dyn01 from './V1-DYN-01.ts';
import dyn02 from './V1-DYN-02.ts';
import dyn03 from './V1-DYN-03.ts';
import dyn04 from './V1-DYN-04.ts';
import dyn05 from './V1-DYN-05.ts';
import dyn06 from './V1-DYN-06.ts';

/** The rules on dynamic registration, by number. */
export const registration: readonly Rule[] = [dyn01, dyn02, dyn03, dyn04, dyn05, dyn06];
