import { ownTurn } from '../own-turn.ts';
import { quote } from '../protocol/quote.ts';
import { readJson } from '../protocol/read-json.ts';
import { InputError } from './input-error.ts';

/** The largest body that is read, in bytes; messages to devices have the same bound (ref 9). */
export const bodyLimit = 1024 * 1024;

/** The same of a form: names and secrets only. The time that it takes to read one of 1 MiB cannot be divided. */
export const formLimit = 64 * 1024;

/** A longer one takes milliseconds to read, and as long to do what it asks for. */
const longBody = 32 * 1024;

export type BodyForm = 'json' | 'form';

const mediaTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

/**
 * Reads a request's body; never more than `bodyLimit` of it, or `formLimit` of a form.
 * @throws InputError when it is too large, of another media type, or cannot be read
 */
export async function readBody(request: Request, form: BodyForm = 'json'): Promise<unknown> {
  const bytes = await readBytes(request, form === 'form' ? formLimit : bodyLimit);
  const isLong = bytes.length > longBody;
  if (isLong) await ownTurn();
  const value = parse(bytes, request, form);
  if (isLong) await ownTurn();
  return value;
}

function parse(bytes: Uint8Array, request: Request, form: BodyForm): unknown {
  const mediaType = mediaTypes[form];
  const given = request.headers.get('content-type');
  if (given?.split(';')[0]?.trim().toLowerCase() !== mediaType) {
    const got = given === null ? 'none' : quote(given);
    throw new InputError('body', `Content-Type has to be ${mediaType}, got ${got}.`);
  }
  if (form === 'form') return Object.fromEntries(new URLSearchParams(Buffer.from(bytes).toString('utf8')));
  const { value, unreadable } = readJson(bytes);
  if (unreadable !== undefined) throw new InputError('body', `The body is ${unreadable}.`);
  return value;
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = new InputError('body', `The body has more than ${limit} bytes, which is the most that is read.`);
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request.body ?? []) {
    length += piece.length;
    if (length > limit) throw tooLarge;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
