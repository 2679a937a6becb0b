import { wireConnect } from './mqtt/connect-prose.ts';
import { wireFormat } from './mqtt/format-prose.ts';
import { wirePublish } from './mqtt/publish-prose.ts';
import { wireSubscribe } from './mqtt/subscribe-prose.ts';
import type { Prose, ProseOfArea } from './prose.ts';
import { codec } from './v1/codec/prose.ts';
import { commandAnswer } from './v1/command/answer-prose.ts';
import { commandReading } from './v1/command/reading-prose.ts';
import { connection } from './v1/connection/prose.ts';
import { registration } from './v1/registration/prose.ts';
import { report } from './v1/report/prose.ts';
import { session } from './v1/session/prose.ts';
import { stream } from './v1/stream/prose.ts';
import { tls } from './v1/tls/prose.ts';
import { topic } from './v1/topic/prose.ts';
import { v2Prose } from './v2/prose.ts';

/** The areas of the catalogue, each in its own file. */
export const proseByArea: readonly ProseOfArea[] = [
  connection,
  tls,
  topic,
  report,
  commandAnswer,
  commandReading,
  session,
  stream,
  codec,
  registration,
  ...v2Prose,
  wireConnect,
  wireFormat,
  wirePublish,
  wireSubscribe,
];

const all = new Map(proseByArea.flatMap((area) => Object.entries(area)));

/** Why a rule matters, where its breach usually sits, and how to mend it. @throws RangeError for an id that has none */
export function proseOf(id: string): Prose {
  const prose = findProse(id);
  if (!prose) throw new RangeError(`There is no prose for rule "${id}": give it an entry in the prose.ts of its area.`);
  return prose;
}

/** The same for an id that may be one of the user's own rules: those have no prose. */
export function findProse(id: string): Prose | undefined {
  return all.get(id);
}
