import { describe, expect, test } from 'vitest';
import { Masking } from './masking.ts';
import { PacketDecoder } from './packet-decoder.ts';
import { bytes, packet } from './testing.ts';

const text = (shown: Uint8Array | undefined) => Buffer.from(shown ?? []).toString('latin1');

describe('cover', () => {
  test('hides every occurrence of every secret, and leaves the original alone', () => {
    const masking = new Masking();
    masking.add(bytes("'abc'"));
    masking.add(bytes("'xy'"));
    const original = bytes("'abcabc-xyx-ab'");
    expect(text(masking.cover(original))).toBe('******-**x-ab');
    expect(text(original)).toBe('abcabc-xyx-ab');
  });

  test('hides occurrences that overlap, of one secret and of two', () => {
    const masking = new Masking();
    masking.add(bytes("'aba'"));
    masking.add(bytes("'bac'"));
    expect(text(masking.cover(bytes("'ababac'")))).toBe('******');
  });

  test('hands back the very same bytes when there is nothing to hide', () => {
    const masking = new Masking();
    masking.add(bytes());
    const original = bytes("'abc'");
    expect(masking.cover(original)).toBe(original);
  });
});

test('a secret is hidden in the payload of a PUBLISH as in its bytes', () => {
  const masking = new Masking();
  masking.add(bytes("'s3cret'"));
  const [decoded] = new PacketDecoder('server').push(packet(0x30, '0001', "'a'", "'{s3cret}'"));
  const shown = decoded && masking.coverReceived(decoded);
  expect(shown?.packet).toMatchObject({ payload: bytes("'{******}'") });
  expect(text(shown?.raw)).toMatch(/\{\*{6}\}$/);
});

test('the password of a CONNECT is hidden without being named, and a named secret in its will', () => {
  const masking = new Masking();
  masking.add(bytes("'bye'"));
  const connect = packet(
    0x10,
    '0004',
    "'MQTT'",
    '04 c6 003c 0001',
    "'d'",
    '0001',
    "'w'",
    '0003',
    "'bye'",
    '0001',
    "'u'",
    '0003',
    "'pwd'",
  );
  const [decoded] = new PacketDecoder('client').push(connect);
  const shown = decoded && masking.coverReceived(decoded);
  expect(shown?.packet).toMatchObject({ username: 'u', password: bytes("'***'"), will: { payload: bytes("'***'") } });
  expect(text(shown?.raw)).toBe(text(connect).replace('bye', '***').replace('pwd', '***'));
  expect(decoded?.packet).toMatchObject({ password: bytes("'pwd'") });
});

test('of an unfinished CONNECT only the head is shown, of other packets all', () => {
  const masking = new Masking();
  const head = ['10 40 0004', "'MQTT'", '04 c2 003c'];
  expect(text(masking.coverUnfinished(bytes(...head, '0001', "'d'", '0006', "'secret'")))).toMatch(/^.{17}\*{6}$/s);
  expect(masking.coverUnfinished(bytes('30 40 00'))).toEqual(bytes('30 40 00'));
});
