import type { Rule } from '../../rule.ts';
import topic01 from './V2-TOPIC-01.ts';
import topic02 from './V2-TOPIC-02.ts';
import topic03 from './V2-TOPIC-03.ts';
import topic09 from './V2-TOPIC-09.ts';
import topic12 from './V2-TOPIC-12.ts';
import topic13 from './V2-TOPIC-13.ts';

/** The rules on topics, by number. */
export const topic: readonly Rule[] = [topic01, topic02, topic03, topic09, topic12, topic13];
