import type { Rule } from '../../rule.ts';
import msg01 from './V2-MSG-01.ts';
import msg04 from './V2-MSG-04.ts';
import msg06 from './V2-MSG-06.ts';

/** The rules on messages, by number. The others are of what is not judged yet. */
export const message: readonly Rule[] = [msg01, msg04, msg06];
