import type { Rule } from '../rule.ts';
import { command } from './command/rules.ts';
import { connection } from './connection/rules.ts';
import { event } from './event/rules.ts';
import { get } from './get/rules.ts';
import { message } from './message/rules.ts';
import { report } from './report/rules.ts';
import { session } from './session/rules.ts';
import { set } from './set/rules.ts';
import { stream } from './stream/rules.ts';
import { tls } from './tls/rules.ts';
import { topic } from './topic/rules.ts';

/** The rules of generation 2, by area. */
export const v2: readonly Rule[] = [
  ...connection,
  ...tls,
  ...topic,
  ...report,
  ...set,
  ...get,
  ...command,
  ...message,
  ...event,
  ...session,
  ...stream,
];
