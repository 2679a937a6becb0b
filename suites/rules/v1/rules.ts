import type { Rule } from '../rule.ts';
import { codec } from './codec/rules.ts';
import { command } from './command/rules.ts';
import { connection } from './connection/rules.ts';
import { registration } from './registration/rules.ts';
import { report } from './report/rules.ts';
import { session } from './session/rules.ts';
import { stream } from './stream/rules.ts';
import { tls } from './tls/rules.ts';
import { topic } from './topic/rules.ts';

/** The rules of generation 1, by area. */
export const v1: readonly Rule[] = [
  ...connection,
  ...tls,
  ...topic,
  ...report,
  ...command,
  ...session,
  ...stream,
  ...codec,
  ...registration,
];
