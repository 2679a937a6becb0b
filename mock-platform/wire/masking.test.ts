import { describe, expect, test } from 'vitest';
import { Masking } from './masking.ts';
import { PacketDecoder } from './packet-decoder.ts';
import { RawClient, Tapped } from './tap-testing.ts';
import { bytes, packet, validConnect } from './testing.ts';

const publish = packet(0x32, '0003', "'a/b'", '0007', "'hi'");

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

  test('returns the same bytes when there is nothing to hide', () => {
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

describe('in the journal of a tap', () => {
  const credentials = ['0001', "'u'", '0006', "'secret'"];
  const login = packet(0x10, '0004', "'MQTT'", '04 c2 003c', '0003', "'dev'", ...credentials);

  test('a password is masked in the journal and known to the broker', async () => {
    const tapped = await Tapped.start();
    const client = await RawClient.tcp(tapped);
    client.send(login);
    await client.receivedBytes(4);
    const [event] = tapped.eventsOf('packet-received');
    expect(event?.packet).toMatchObject({ username: 'u', password: bytes("'******'") });
    expect(Buffer.from(event?.raw ?? []).toString()).toContain('u\0\x06******');
    expect(tapped.tap.connect?.password).toEqual(bytes("'secret'"));
  });

  test('a password in a CONNECT that is refused for its bytes is masked, too', async () => {
    const tapped = await Tapped.start();
    const client = await RawClient.tcp(tapped);
    const without = packet(0x10, '0004', "'MQTT'", '04 02 003c', '0003', "'dev'", ...credentials);
    client.send(without);
    await client.closed;
    expect(tapped.story).toEqual(['> CONNECT', '! MQTT-3.1.2-18', 'connection-closed']);
    expect(
      JSON.stringify(tapped.events.map((event) => ('raw' in event ? Buffer.from(event.raw).toString() : ''))),
    ).not.toContain('secret');
  });

  test('an unfinished CONNECT is left over without what it holds', async () => {
    const tapped = await Tapped.start();
    const client = await RawClient.tcp(tapped);
    client.send(login.subarray(0, -1));
    client.socket.end();
    const { leftover } = await tapped.until('connection-closed');
    expect(leftover).toHaveLength(login.length - 1);
    expect(Buffer.from(leftover ?? []).toString()).toMatch(/dev\*+$/);
  });

  test('masked bytes are hidden in both directions', async () => {
    const tapped = await Tapped.start({ onTap: (tap) => tap.mask(bytes("'hi'")) });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect, packet(0x82, '0001', '0003', "'a/b'", '00'), publish);
    await tapped.until('packet-sent', (event) => event.packet.type === 'PUBLISH');
    for (const type of ['packet-received', 'packet-sent'] as const) {
      const shown = tapped.eventsOf(type).find((event) => event.packet.type === 'PUBLISH');
      expect(shown?.packet).toMatchObject({ payload: bytes("'**'") });
      expect(Buffer.from(shown?.raw ?? []).toString()).toMatch(/\*\*$/);
    }
    expect(Buffer.from(await client.receivedBytes(20)).toString()).toContain('hi');
  });
});
