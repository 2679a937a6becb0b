import type { Rule } from '../../rule.ts';
import tls01 from './V2-TLS-01.ts';
import tls02 from './V2-TLS-02.ts';
import tls03 from './V2-TLS-03.ts';
import tls04 from './V2-TLS-04.ts';
import tls05 from './V2-TLS-05.ts';

/** The rules on TLS, by number. */
export const tls: readonly Rule[] = [tls01, tls02, tls03, tls04, tls05];
