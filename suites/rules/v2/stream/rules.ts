import type { Rule } from '../../rule.ts';
import stream01 from './V2-STREAM-01.ts';
import stream02 from './V2-STREAM-02.ts';
import stream03 from './V2-STREAM-03.ts';
import stream04 from './V2-STREAM-04.ts';

/** The rules on reading the stream, by number. */
export const stream: readonly Rule[] = [stream01, stream02, stream03, stream04];
