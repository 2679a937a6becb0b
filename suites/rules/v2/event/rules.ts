import type { Rule } from '../../rule.ts';
import event01 from './V2-EVENT-01.ts';
import event02 from './V2-EVENT-02.ts';
import event03 from './V2-EVENT-03.ts';
import event04 from './V2-EVENT-04.ts';
import event05 from './V2-EVENT-05.ts';
import event06 from './V2-EVENT-06.ts';
import event07 from './V2-EVENT-07.ts';
import event11 from './V2-EVENT-11.ts';
import event12 from './V2-EVENT-12.ts';

/** The rules on events, by number. The others are of what is not judged yet. */
export const event: readonly Rule[] = [event01, event02, event03, event04, event05, event06, event07, event11, event12];
