import type { ProseOfArea } from '../prose.ts';
import { connection } from './connection/prose.ts';
import { report } from './report/prose.ts';
import { session } from './session/prose.ts';
import { stream } from './stream/prose.ts';
import { tls } from './tls/prose.ts';
import { topic } from './topic/prose.ts';

/** The areas of generation 2, each in its own file. */
export const v2Prose: readonly ProseOfArea[] = [connection, tls, topic, report, session, stream];
