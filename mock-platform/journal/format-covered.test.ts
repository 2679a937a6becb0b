import { expect, test } from 'vitest';
import { KnownSecrets } from '../secrets/known-secrets.ts';
import { formatCovered } from './format-covered.ts';
import { formatEntry } from './ndjson.ts';

const secrets = new KnownSecrets(['hk2v-93df']);
const stamp = { seq: 1, at: 2, wall: 3 };

test('a line has no secret in it, and no piece but itself when it is short', () => {
  const entry = { ...stamp, type: 'x', value: { text: 'it is hk2v-93df' }, raw: Buffer.from('hk2v-93df') };
  const covered = { ...stamp, type: 'x', value: { text: 'it is *********' }, raw: Buffer.from('*********') };
  expect([...formatCovered(entry, secrets)]).toEqual([formatEntry(covered)]);
});

test('a long one pauses before its first piece', () => {
  const raw = Buffer.alloc(1024 * 1024, 0x61);
  const pieces = [...formatCovered({ ...stamp, raw } as never, secrets)];
  expect(pieces.filter((piece) => piece === '').length).toBeGreaterThan(15);
  expect(pieces.join('')).toBe(formatEntry({ ...stamp, raw } as never));
});
