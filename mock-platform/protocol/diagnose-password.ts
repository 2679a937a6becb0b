import { createHash, createHmac, getHashes } from 'node:crypto';
import { computePassword, type PasswordInput } from './password.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';
import { longestNearMiss, unwrap } from './unwrap.ts';

/** What is known about a login whose password is wrong. */
export interface WrongPassword extends PasswordInput {
  readonly password: Uint8Array;
  /** The whole client identifier, and the id part of it. */
  readonly clientId: string;
  readonly id: string;
  /** Platform time in milliseconds since the epoch. */
  readonly now: number;
  /** Other secrets that it could have been made of, with what they are: "the product secret". */
  readonly otherSecrets?: readonly { readonly of: string; readonly secret: string }[];
}

/**
 * Tells a wrong password by remaking the mistakes that clients make: "HMAC with key and message swapped".
 * Answers undefined when it is none of them. The text never holds a secret or a digest.
 */
export function diagnosePassword(wrong: WrongPassword): string | undefined {
  if (wrong.password.length > longestNearMiss) return undefined;
  const given = Buffer.from(wrong.password).toString('latin1');
  for (const [mistake, passwords] of mistakes(wrong)) {
    if (passwords.includes(given)) return mistake;
  }
  return diagnoseForm(given, wrong);
}

/** The right digest, written in another way. */
function diagnoseForm(given: string, { secret, timestamp }: PasswordInput): string | undefined {
  const right = computePassword({ secret, timestamp });
  if (given === '') return 'no password at all';
  if (given.trim().replace(/\0+$/, '') === right) return 'the right digest with white space or a NUL around it';
  if (given.length >= 8 && right.startsWith(given)) return `only the first ${given.length} digits of the right digest`;
  return diagnoseDressed(given, right) ?? diagnoseAnother(given);
}

/** The right digest with something around it, or between its bytes. */
function diagnoseDressed(given: string, right: string): string | undefined {
  const text = Buffer.from(given, 'latin1').toString();
  const wrapping = unwrap(text);
  if (wrapping?.bare === right) {
    return `the right digest with ${wrapping.leavings.replace(/ around it$/, '')} around its digits`;
  }
  const bare = (wrapping?.bare ?? text).trim();
  if (bare.endsWith(right) && opensslLabel.test(bare.slice(0, -right.length))) {
    return "the right digest with openssl's label in front";
  }
  if (bare.startsWith(right) && /^ [ *]\S+$/.test(bare.slice(right.length))) {
    return "the right digest with sha256sum's file name behind it";
  }
  if (bare === `0x${right}`) return 'the right digest with 0x in front';
  if (/^b'.*'?$/.test(text) && text.includes(right)) return "the right digest as Python prints bytes, in b''";
  if (given.startsWith(right)) return `the right digest with ${given.length - right.length} bytes after it`;
  if (given.endsWith(right)) return `the right digest with ${given.length - right.length} bytes before it`;
  if (given.replaceAll('\0', '').replace(/^\u00ff\u00fe|^\u00fe\u00ff/, '') === right)
    return 'the right digest in UTF-16';
  if (/^[\da-f]{2}(?:([:\- ])[\da-f]{2}){31}$/i.test(bare) && bare.replace(/[:\- ]/g, '').toLowerCase() === right) {
    return `the right digest with "${bare[2]}" between its bytes`;
  }
  if (given === Buffer.from(right).toString('base64')) return 'the digits of the right digest in base64';
  if (given.toLowerCase() === Buffer.from(right).toString('hex'))
    return 'the digits of the right digest in hexadecimal once more';
  return undefined;
}

function diagnoseAnother(given: string): string | undefined {
  return /^[\dA-F]{64}$/.test(given) && given.toLowerCase() !== given
    ? 'another digest, in upper-case hexadecimal'
    : undefined;
}

/** What `openssl dgst` prints before a digest, by version: `(stdin)= `, `SHA2-256(stdin)= `, `HMAC-SHA256(secret.txt)= `. */
const opensslLabel = /^[\w-]*\([^()]*\)= ?$/;

type Mistake = readonly [mistake: string, passwords: readonly string[]];

function* mistakes(wrong: WrongPassword): Generator<Mistake> {
  const { secret, timestamp } = wrong;
  const right = createHmac('sha256', timestamp).update(secret).digest();

  yield ['HMAC with key and message swapped', [hmac(secret, timestamp)]];
  yield ['the right digest in upper-case hexadecimal', [right.toString('hex').toUpperCase()]];
  yield ['the secret itself instead of its HMAC', [latin1(secret)]];
  if (/^([\da-f]{2})+$/i.test(secret)) {
    yield ['the secret decoded from hexadecimal before the HMAC', [hmac(timestamp, Buffer.from(secret, 'hex'))]];
  }
  yield ['the right digest in base64 instead of hexadecimal', [right.toString('base64'), right.toString('base64url')]];
  yield ['the right digest as 32 raw bytes instead of hexadecimal', [right.toString('latin1')]];
  yield* otherWriting(right);
  yield* otherHash(wrong);
  yield* otherTimestamp(wrong);
  yield* otherSecret(wrong);
  yield* otherText(wrong);
}

/** Habits of C programs: `%x` for `%02x`, and `%02x` of a signed character cut to its first two digits. */
function* otherWriting(right: Buffer): Generator<Mistake> {
  const digits = (write: (byte: number) => string) => Array.from(right, write).join('');
  const two = (byte: number) => byte.toString(16).padStart(2, '0');
  yield ['the right digest without the leading zeros of its bytes', [digits((byte) => byte.toString(16))]];
  yield [
    'the right digest with ff for each byte above 7f (signed characters)',
    [digits((b) => (b > 127 ? 'ff' : two(b)))],
  ];
}

function* otherHash({ secret, timestamp }: PasswordInput): Generator<Mistake> {
  const plain = (text: string) => createHash('sha256').update(text).digest('hex');
  yield ['plain SHA-256 of the secret, without a key', [plain(secret)]];
  yield [
    'plain SHA-256 of secret and timestamp, instead of HMAC',
    [plain(secret + timestamp), plain(timestamp + secret)],
  ];
  for (const algorithm of otherAlgorithms) {
    yield [`HMAC-${algorithm.toUpperCase()} instead of HMAC-SHA256`, [hmac(timestamp, secret, algorithm)]];
  }
}

/** The HMAC's key is not the timestamp of the client identifier. */
function* otherTimestamp({ secret, timestamp, now }: WrongPassword): Generator<Mistake> {
  yield [
    "HMAC over another timestamp than the client identifier's: the present hour",
    [hmac(formatTimestamp(now), secret)],
  ];
  const named = parseTimestamp(timestamp);
  // Where the client identifier names no hour, the clock that made the password is looked for around the present one.
  const [middle, name] = named.ok ? [named.value, 'it'] : [now, 'the present hour'];
  for (let hours = -12; hours <= 14; hours += 1) {
    if (hours === 0) continue;
    const stamp = formatTimestamp(middle + hours * 3_600_000);
    const when = `${Math.abs(hours)} h ${hours < 0 ? 'before' : 'after'} ${name}`;
    yield [`HMAC over another timestamp than the client identifier's: ${stamp}, ${when}`, [hmac(stamp, secret)]];
  }
  yield ['HMAC over the timestamp in quotation marks', inQuotes(timestamp).map((stamp) => hmac(stamp, secret))];
  yield ['HMAC over the date without the hour', [hmac(timestamp.slice(0, 8), secret)]];
  yield [
    'HMAC over the timestamp with a line end or NUL after it',
    endings.map((end) => hmac(timestamp + end, secret)),
  ];
}

/** The HMAC's message is not the secret as registered. */
function* otherSecret({ secret, timestamp, otherSecrets = [] }: WrongPassword): Generator<Mistake> {
  const of = (message: string) => hmac(timestamp, message);
  yield ['the secret in the wrong case', [of(secret.toLowerCase()), of(secret.toUpperCase())]];
  yield ['a line end, white space or NUL after the secret', endings.map((end) => of(secret + end))];
  yield ['the secret without white space around it', [of(secret.trim())]];
  yield [
    'white space around the secret',
    whiteSpace.flatMap((space) => [of(space + secret), ...whiteSpace.map((end) => of(space + secret + end))]),
  ];
  yield ['the secret in quotation marks', inQuotes(secret).map(of)];
  yield ['the secret without the quotation marks around it', [of(unwrap(secret)?.bare ?? secret)]];
  yield ['a byte order mark before the secret', [of(`\ufeff${secret}`)]];
  yield ['the secret in UTF-16', utf16(secret).map((bytes) => hmac(timestamp, bytes))];
  yield ['"-n " before the secret, as some shells print it', [of(`-n ${secret}`), of(`-n ${secret}\n`)]];
  yield ['the secret in base64 before the HMAC', [of(Buffer.from(secret).toString('base64'))]];
  yield ['the secret decoded from base64 before the HMAC', [hmac(timestamp, Buffer.from(secret, 'base64'))]];
  yield ['a comma or semicolon after the secret', [',', ';', '，', '；'].map((end) => of(secret + end))];
  yield ['an empty secret', [of('')]];
  // A buffer that is too small.
  for (let kept = secret.length - 1; kept > 0; kept -= 1) {
    yield [`HMAC of the first ${kept} of the secret's ${secret.length} characters only`, [of(secret.slice(0, kept))]];
  }
  for (const other of otherSecrets) yield [`HMAC of ${other.of}`, [of(other.secret)]];
}

/** Something else altogether in place of key or message. */
function* otherText({ secret, timestamp, clientId, id }: WrongPassword): Generator<Mistake> {
  yield ['HMAC with the secret as key and the client identifier as message', [hmac(secret, clientId)]];
  yield ['HMAC with the client identifier as key', [hmac(clientId, secret)]];
  yield ['HMAC with the secret as key and the id as message', [hmac(secret, id)]];
  yield ['HMAC with the id as key', [hmac(id, secret)]];
  yield ['HMAC of the id instead of the secret', [hmac(timestamp, id)]];
  yield ['HMAC of the client identifier instead of the secret', [hmac(timestamp, clientId)]];
}

// Not every build of OpenSSL has them all.
const otherAlgorithms = ['md5', 'sha1', 'sha512', 'sm3'].filter((algorithm) => getHashes().includes(algorithm));
const endings = ['\n', '\r\n', '\r', ' ', '\t', '\0'];
const whiteSpace = [' ', '\t', '\n', '\r\n', '\u00a0', '\u3000'];
const latin1 = (text: string) => Buffer.from(text).toString('latin1');

function hmac(key: string, message: string | Buffer, algorithm = 'sha256'): string {
  return createHmac(algorithm, key).update(message).digest('hex');
}

/** As configuration files, shells, word processors and Chinese keyboards quote. */
function inQuotes(text: string): string[] {
  const pairs = ['""', "''", '``', '“”', '‘’', '„“', '«»', '「」', '＂＂', '＇＇', '””'];
  return pairs.map(([open = '', close = '']) => `${open}${text}${close}`);
}

/** In both byte orders, with and without a byte order mark. */
function utf16(text: string): Buffer[] {
  return [text, `\ufeff${text}`].flatMap((marked) => {
    const little = Buffer.from(marked, 'utf16le');
    return [little, Buffer.from(little).swap16()];
  });
}
