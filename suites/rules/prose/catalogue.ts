import { codec } from './codec.ts';
import { commandAnswer } from './command-answer.ts';
import { commandReading } from './command-reading.ts';
import { connection } from './connection.ts';
import type { Prose, ProseOfArea } from './prose.ts';
import { registration } from './registration.ts';
import { report } from './report.ts';
import { session } from './session.ts';
import { stream } from './stream.ts';
import { tls } from './tls.ts';
import { topic } from './topic.ts';
import { wireConnect } from './wire-connect.ts';
import { wireFormat } from './wire-format.ts';
import { wirePublish } from './wire-publish.ts';
import { wireSubscribe } from './wire-subscribe.ts';

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
  wireConnect,
  wireFormat,
  wirePublish,
  wireSubscribe,
];

const all = new Map(proseByArea.flatMap((area) => Object.entries(area)));

/** Why a rule matters, where its breach usually sits, and how to mend it. @throws RangeError for an id that has none */
export function proseOf(id: string): Prose {
  const prose = findProse(id);
  if (!prose) throw new RangeError(`There is no prose for rule "${id}": give it an entry in suites/rules/prose.`);
  return prose;
}

/** The same for an id that may be one of the user's own rules: those have no prose. */
export function findProse(id: string): Prose | undefined {
  return all.get(id);
}
