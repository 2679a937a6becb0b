import type { ProseOfArea } from '../prose.ts';
import { command } from './command/prose.ts';
import { connection } from './connection/prose.ts';
import { event } from './event/prose.ts';
import { get } from './get/prose.ts';
import { message } from './message/prose.ts';
import { report } from './report/prose.ts';
import { session } from './session/prose.ts';
import { set } from './set/prose.ts';
import { stream } from './stream/prose.ts';
import { tls } from './tls/prose.ts';
import { topic } from './topic/prose.ts';

/** The areas of generation 2, each in its own file. */
export const v2Prose: readonly ProseOfArea[] = [
  connection,
  tls,
  topic,
  report,
  set,
  get,
  command,
  message,
  event,
  session,
  stream,
];
