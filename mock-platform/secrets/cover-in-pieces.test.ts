import { describe, expect, test } from 'vitest';
import { KnownSecrets } from './known-secrets.ts';

const secret = 'hk2v-93df';
const known = new KnownSecrets([secret]);
const MiB = 1024 * 1024;

/** How often it pauses, and what comes of it. */
function inPieces(value: unknown): { pauses: number; covered: unknown } {
  const pieces = known.coverInPieces(value, 'in place');
  let pauses = 0;
  let step = pieces.next();
  for (; !step.done; step = pieces.next()) pauses += 1;
  return { pauses, covered: step.value };
}

describe('what takes long to cover is done in pieces', () => {
  test.each([
    ['bytes', Buffer.alloc(4 * MiB, 0x61), 70],
    ['a text', 'a'.repeat(4 * MiB), 70],
    ['the name of a member', { ['a'.repeat(MiB)]: 1 }, 15],
    ['a list of bytes', Array.from({ length: MiB }, (_, n) => n & 0xff), 15],
    ['many short texts', Array.from({ length: 100_000 }, () => 'abcdefgh'), 400],
    ['many empty lists', { data: Array.from({ length: 100_000 }, () => []) }, 400],
    ['a packet and its payload', { raw: Buffer.alloc(MiB), packet: { payload: Buffer.alloc(MiB) } }, 30],
  ])('%s', (_, value, fewest) => {
    const { pauses, covered } = inPieces(value);
    expect(pauses).toBeGreaterThan(fewest);
    expect(covered).toBe(value);
  });

  test('and the secrets in it are found all the same', () => {
    const long = `${'a'.repeat(300_000)}${secret}${'b'.repeat(100_000)}`;
    const covered = long.replace(secret, '*'.repeat(secret.length));
    const value = { text: long, bytes: Buffer.from(long), [long]: [{ deep: [long] }], list: [1, secret] };
    const { bytes, ...others } = inPieces(value).covered as typeof value;
    expect(Buffer.from(bytes).equals(Buffer.from(covered))).toBe(true);
    expect(JSON.stringify(others)).toBe(
      JSON.stringify({ text: covered, [covered]: [{ deep: [covered] }], list: [1, '*********'] }),
    );
  });

  test('an ordinary entry is done in one', () => {
    const entry = { type: 'published', topic: 't', payload: Buffer.from('{"level":40}'), value: { level: 40 } };
    expect(inPieces(entry)).toEqual({ pauses: 0, covered: entry });
  });

  test('however deep it is', () => {
    let deep: unknown = secret;
    for (let n = 0; n < 100_000; n += 1) deep = [deep];
    let { covered } = inPieces(deep);
    while (Array.isArray(covered)) [covered] = covered;
    expect(covered).toBe('*********');
  });
});
