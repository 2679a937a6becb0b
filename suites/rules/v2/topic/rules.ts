import type { Rule } from '../../rule.ts';
import topic01 from './V2-TOPIC-01.ts';
import topic02 from './V2-TOPIC-02.ts';
import topic03 from './V2-TOPIC-03.ts';
import topic04 from './V2-TOPIC-04.ts';
import topic05 from './V2-TOPIC-05.ts';
import topic06 from './V2-TOPIC-06.ts';
import topic07 from './V2-TOPIC-07.ts';
import topic09 from './V2-TOPIC-09.ts';
import topic12 from './V2-TOPIC-12.ts';
import topic13 from './V2-TOPIC-13.ts';

/** The rules on topics, by number. */
export const topic: readonly Rule[] = [
  topic01,
  topic02,
  topic03,
  topic04,
  topic05,
  topic06,
  topic07,
  topic09,
  topic12,
  topic13,
];
