import type { Rule } from '../rule.ts';
import { connection } from './connection/rules.ts';
import { report } from './report/rules.ts';
import { session } from './session/rules.ts';
import { stream } from './stream/rules.ts';
import { tls } from './tls/rules.ts';
import { topic } from './topic/rules.ts';

/** The rules of generation 2, by area. */
export const v2: readonly Rule[] = [...connection, ...tls, ...topic, ...report, ...session, ...stream];
