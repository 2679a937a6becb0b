import { describe, expect, test } from 'vitest';
import { KnownSecrets } from './known-secrets.ts';
import { secretSpellings } from './testing.ts';

const secret = '0011aabbccddeeff2233';
const password = 'c4f1e2a96d0b8857130d6a4be2f9c75580316fa2be94d7c10853aa6f94de217b';
const word = 'pass"wörd & more';
const known = new KnownSecrets([secret, word]);
known.add(password, 'password');

describe.each(Object.keys(secretSpellings))('%s', (form) => {
  test.each([
    ['a secret', secret],
    ['a password', password],
    ['a secret that is not a number', word],
  ])('does not show %s, and leaves what stands around it', (_, text) => {
    const shown = secretSpellings[form]?.(text) ?? '';
    const covered = known.cover(`before ${shown} after`);
    expect(covered).toMatch(/^before .*\*\*\*.* after$/s);
    expect(covered.length).toBeLessThan(`before  after`.length + 40);
    expect(covered).not.toContain(shown);
  });
});

test.each(['base64', 'base64url'] as const)(
  'the bytes that its digits stand for are covered in %s, too',
  (encoding) => {
    const encoded = Buffer.from(secret, 'hex').toString(encoding);
    expect(known.cover(`key ${encoded}`)).toMatch(/^key \*\*\*.{0,3}$/);
  },
);

describe('what was cut', () => {
  test.each([
    [`{"a":"${secret.slice(0, 12)}…`, '{"a":"***…'],
    [`{"a":"${secret.slice(0, 12)}… (500 bytes)`, '{"a":"***… (500 bytes)'],
    [`x…${secret.slice(-9)}"}`, 'x…***"}'],
    [`{"a":"${secret.slice(0, 7)}`, '{"a":"***'],
    [`${Buffer.from(secret).toString('hex').slice(0, 21)}…`, '***…'],
    [`[${[...Buffer.from(secret)].join(',').slice(0, 40)}…`, '[***,10…'],
    [`[${[...Buffer.from(secret)].join(',').slice(0, 40)}`, '[***,10'],
    [`a…${[...Buffer.from(secret)].join(',').slice(-40)}]`, 'a…9***]'],
    ['…\\x62\\x62\\x63\\x63\\x64\\x64\\x65\\x65\\x66\\x66\\x32\\x32\\x33\\x33', '…***'],
  ])('in the middle of a secret shows nothing of it: %j', (text, covered) => {
    expect(known.cover(text)).toBe(covered);
  });

  test('before or behind it is left', () => {
    const text = `some…thing ${secret.slice(0, 8)} and 0011aabb, 0011aabbc0`;
    expect(known.cover(text)).toBe(text);
  });
});

test('bytes keep their length, and what is not a secret is the same', () => {
  const bytes = Buffer.from(`\xff{"a":"${secret}"}`, 'latin1');
  expect(Buffer.from(known.coverBytes(bytes)).toString('latin1')).toBe(`\xff{"a":"${'*'.repeat(20)}"}`);
  const raw = Buffer.concat([Buffer.of(1), Buffer.from(secret, 'hex'), Buffer.of(2)]);
  expect([...known.coverBytes(raw)]).toEqual([1, ...Array(10).fill(42), 2]);
  const other = Buffer.from('nothing to hide here');
  expect(known.coverBytes(other)).toBe(other);
  expect(known.coverInPlace(`a ${secret} b`)).toBe(`a ${'*'.repeat(20)} b`);
});

test('everything in a value is covered: texts, names, bytes, lists of bytes; what has nothing to cover is the same object', () => {
  const value = {
    a: [{ [secret]: `is ${password}` }],
    b: Buffer.from(secret),
    c: [...Buffer.from(secret)],
    d: 1,
    e: null,
  };
  expect(known.coverAll(value)).toEqual({
    a: [{ '***': 'is ***' }],
    b: new Uint8Array(20).fill(42),
    c: Array(20).fill(42),
    d: 1,
    e: null,
  });
  const harmless = { a: [{ b: 'c' }], d: new Uint8Array(9) };
  expect(known.coverAll(harmless)).toBe(harmless);
  const named = JSON.parse(`{"__proto__":"${secret}"}`);
  expect(Object.entries(known.coverAll(named))).toEqual([['__proto__', '***']]);
});

test('a word that occurs by chance is not taken for a secret', () => {
  expect(new KnownSecrets(['1', 'lamp', 'on']).cover('lamp 1 is on')).toBe('lamp 1 is on');
});

test.each(Object.entries(secretSpellings))('in a long text it is covered wherever it stands: %s', (_, spell) => {
  const secret = '8a4f0b6c2d91e7355c10';
  const known = new KnownSecrets([secret]);
  const written = spell(secret);
  // The first part ends after 65,536 characters, and the second begins 8192 before.
  for (const at of [
    0,
    50_000,
    57_344 - written.length / 2,
    57_344,
    60_000,
    65_536 - written.length / 2,
    65_536,
    120_000,
  ]) {
    const before = '-'.repeat(Math.floor(at));
    // In each case there is a second part.
    const behind = '-'.repeat(Math.max(80_000 - before.length, 30_000));
    const plain = known.coverInPlace(`${' '.repeat(100)}${written}${' '.repeat(100)}`).slice(100, -100);
    expect(known.coverInPlace(`${before} ${written} ${behind}`) === `${before} ${plain} ${behind}`).toBe(true);
    const bytes = Buffer.from(`${before} ${written} ${behind}`, 'latin1');
    expect(Buffer.from(known.coverBytes(bytes)).toString('latin1') === `${before} ${plain} ${behind}`).toBe(true);
  }
});

test('what strangers tried pushes out no secret, and no password of a device', () => {
  const all = new KnownSecrets([secret]);
  all.add(password, 'password');
  expect(all.cover(secret)).toBe('***');
  for (let n = 0; n < 3000; n += 1) all.add(`attempt-${n}`, 'attempt');
  expect(all.cover(`${secret} ${password} attempt-2999 attempt-1`)).toBe('*** *** *** attempt-1');
});

test('among thousands of secrets it is found in a moment, in a long text', () => {
  const many = new KnownSecrets();
  for (let n = 0; n < 5000; n += 1) many.add(`${n.toString(16).padStart(8, '0')}${'5a6b7c8d9e0f'}`);
  const text = `${'{"level":40,"id":"3f2504e04f8911d39a0c0305e82c3301"} '.repeat(5000)}0000115c5a6b7c8d9e0f`;
  expect(many.cover(text).slice(-9)).toBe('301"} ***');
});
