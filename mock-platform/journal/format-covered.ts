import type { KnownSecrets } from '../secrets/known-secrets.ts';
import type { Stamp } from './events.ts';
import { formatInPieces } from './ndjson.ts';

/** An entry as a line without secrets, in pieces. Some of them are empty: then something was done, and whoever writes may pause. */
export function* formatCovered(entry: Stamp, secrets: KnownSecrets): Generator<string, void> {
  const covering = secrets.coverInPieces(entry, 'in place');
  let step = covering.next();
  for (; !step.done; step = covering.next()) yield '';
  yield* formatInPieces(step.value);
}
