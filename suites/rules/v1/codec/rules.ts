import type { Rule } from '../../rule.ts';
import bin01 from './V1-BIN-01.ts';
import bin02 from './V1-BIN-02.ts';
import bin03 from './V1-BIN-03.ts';
import bin04 from './V1-BIN-04.ts';

/** The rules on the binary codec mode, by number. */
export const codec: readonly Rule[] = [bin01, bin02, bin03, bin04];
