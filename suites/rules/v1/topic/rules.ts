import type { Rule } from '../../rule.ts';
import topic01 from './V1-TOPIC-01.ts';
import topic02 from './V1-TOPIC-02.ts';
import topic03 from './V1-TOPIC-03.ts';
import topic04 from './V1-TOPIC-04.ts';
import topic05 from './V1-TOPIC-05.ts';
import topic06 from './V1-TOPIC-06.ts';
import topic07 from './V1-TOPIC-07.ts';

/** The rules on topics, by number. */
export const topic: readonly Rule[] = [topic01, topic02, topic03, topic04, topic05, topic06, topic07];
