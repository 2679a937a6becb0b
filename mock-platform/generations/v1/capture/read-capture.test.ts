import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import type { End } from '../../../capture/tcp-connections.ts';
import {
  ACK,
  conversation,
  framesOf,
  linkHeaders,
  pcapngOf,
  pcapOf,
  RST,
  type Sent,
} from '../../../capture/testing.ts';
import type { PlatformEntry } from '../../../events.ts';
import { generateCredentials } from '../credentials.ts';
import { commandTopic, dataTopic, lamp, lampModel } from '../testing.ts';
import { readCapture } from './read-capture.ts';

const time = Date.UTC(2026, 0, 1);
const { clientId, username, password } = generateCredentials({ ...lamp, time });
const message = (value: unknown) => JSON.stringify(value);
const turn = (from: End, packet: Packet) => ({ from, bytes: generate(packet) });
const flags = { qos: 1, retain: false, dup: false } as const;
const publish = (topic: string, payload: string, messageId: number): Packet => ({
  cmd: 'publish',
  topic,
  payload,
  messageId,
  ...flags,
});
const command = { msgType: 'cloudReq', mid: 7, serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 3 } };

const connect: Packet = {
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clean: true,
  keepalive: 120,
  clientId,
  username,
  password: Buffer.from(password),
};

/** A lamp that connects, subscribes, reports, is sent a command and answers it. */
const life = [
  turn('client', connect),
  turn('server', { cmd: 'connack', returnCode: 0, sessionPresent: false }),
  turn('client', { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: commandTopic, qos: 1 }] } as Packet),
  turn('server', { cmd: 'suback', messageId: 1, granted: [1] }),
  turn(
    'client',
    publish(
      dataTopic,
      message({ msgType: 'deviceReq', data: [{ serviceId: 'Brightness', serviceData: { level: 4 } }] }),
      2,
    ),
  ),
  turn('server', { cmd: 'puback', messageId: 2 }),
  turn('server', publish(commandTopic, message(command), 9)),
  turn('client', { cmd: 'puback', messageId: 9 }),
  turn('client', publish(dataTopic, message({ msgType: 'deviceRsp', mid: 7, errcode: 0 }), 3)),
  turn('server', { cmd: 'puback', messageId: 3 }),
  turn('client', { cmd: 'disconnect' }),
];

const storyOf = (entries: readonly PlatformEntry[]) =>
  entries.map((entry) =>
    entry.type.startsWith('packet') && 'packet' in entry ? `${entry.type} ${entry.packet.type}` : entry.type,
  );
const read = (sent: readonly Sent[]) => readCapture(pcapOf(framesOf(sent)), { secret: lamp.secret, model: lampModel });
const plain = read(conversation(life, { time })).entries;

test('a capture becomes the journal that the platform would have kept', () => {
  expect(storyOf(plain)).toEqual([
    'product-registered',
    'connection-opened',
    'packet-received CONNECT',
    'device-registered',
    'authenticated',
    'device-online',
    'packet-sent CONNACK',
    'packet-received SUBSCRIBE',
    'packet-sent SUBACK',
    'subscribed',
    'packet-received PUBLISH',
    'published',
    'message-received',
    'packet-sent PUBACK',
    'command-sent',
    'packet-sent PUBLISH',
    'packet-received PUBACK',
    'packet-received PUBLISH',
    'published',
    'message-received',
    'command-answered',
    'packet-sent PUBACK',
    'packet-received DISCONNECT',
    'connection-closed',
    'device-offline',
  ]);
  expect(plain.find(({ type }) => type === 'authenticated')).toMatchObject({
    accepted: true,
    deviceId: lamp.deviceId,
    v1: { login: 'device-id' },
  });
  expect(plain.find(({ type }) => type === 'command-answered')).toMatchObject({
    key: '7',
    fit: 'valid',
    latencyMs: 2,
    errcode: 0,
  });
  expect(plain.at(-2)).toMatchObject({ by: 'device', reason: 'DISCONNECT', clean: true });
});

test('times are those of the capture, and no password is in it', () => {
  expect(plain.find(({ type }) => type === 'device-online')).toMatchObject({ wall: time + 5 });
  expect(
    JSON.stringify(
      plain.map((entry) => ({ ...entry, raw: 'raw' in entry ? Buffer.from(entry.raw).toString('latin1') : '' })),
    ),
  ).not.toContain(password);
});

describe('whatever the file looks like, the journal is the same', () => {
  test.each(
    Object.keys(linkHeaders).flatMap((linkType) =>
      ([4, 6] as const).map((version) => [Number(linkType), version] as const),
    ),
  )('link type %i, IPv%i', (linkType, version) => {
    const frames = framesOf(conversation(life, { time }), { linkType, version });
    for (const file of [pcapOf(frames, { linkType }), pcapngOf(frames, linkType)]) {
      const { entries } = readCapture(file, { secret: lamp.secret, model: lampModel });
      expect(storyOf(entries)).toEqual(storyOf(plain));
    }
  });

  test.each([
    [true, false],
    [true, true],
    [false, true],
  ])('big-endian %s, nanoseconds %s', (bigEndian, nanoseconds) => {
    const file = pcapOf(framesOf(conversation(life, { time })), { bigEndian, nanoseconds });
    expect(readCapture(file, { secret: lamp.secret, model: lampModel }).entries).toEqual(plain);
  });

  test('segments cut anywhere, sent twice, and out of turn', () => {
    const cuts = fc.array(fc.nat(200), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, fc.infiniteStream(fc.nat(9)), (sizes, chances) => {
        const next = () => chances.next().value ?? 0;
        const pieces = life.flatMap(({ from, bytes }) => cut(bytes, sizes).map((piece) => ({ from, bytes: piece })));
        const sent = conversation(pieces, { time });
        const repeated = sent.flatMap((one) => (next() === 0 && one.bytes ? [one, one] : [one]));
        // Neighbours of the same direction change places: bytes of the other one stay where they were.
        for (let index = 4; index < repeated.length - 3; index += 1) {
          const [one, two] = [repeated[index], repeated[index + 1]];
          if (one && two && one.from === two.from && next() < 3) repeated.splice(index, 2, two, one);
        }
        expect(storyOf(read(repeated).entries)).toEqual(storyOf(plain));
      }),
    );
  });
});

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let rest = bytes;
  for (const size of sizes) {
    if (size === 0 || size >= rest.length) continue;
    pieces.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return [...pieces, rest];
}

test('without the secret nothing is said of the password; with another one it is wrong', () => {
  const findings = (options: object) => {
    const { entries } = readCapture(pcapOf(framesOf(conversation(life, { time }))), options);
    const found = entries.find((entry) => entry.type === 'authenticated');
    return found?.type === 'authenticated' ? found.findings.filter(({ aspect }) => aspect === 'password') : [];
  };
  expect(findings({})).toEqual([]);
  expect(findings({ secret: lamp.secret })).toMatchObject([{ ok: true }]);
  expect(findings({ secret: 'another' })).toMatchObject([{ ok: false }]);
  expect(findings({ secret: 'another', deviceId: 'another device' })).toEqual([]);
});

test('a command that is not answered in the platform’s time is unanswered, one that the capture ends with is not', () => {
  const asked = life.slice(0, 8);
  const late = conversation(asked, { time }).slice(0, -2);
  const entries = (sent: Sent[], options = {}) => readCapture(pcapOf(framesOf(sent)), options).entries;
  expect(entries(late).find(({ type }) => type === 'command-unanswered')).toMatchObject({ outcome: 'withdrawn' });
  const [last] = late.slice(-1);
  const ping = last
    ? [{ ...last, seq: last.seq + 4, time: last.time + 21_000, bytes: generate({ cmd: 'pingreq' }) }]
    : [];
  expect(entries([...late, ...ping]).find(({ type }) => type === 'command-unanswered')).toMatchObject({
    outcome: 'timed-out',
  });
});

test('a reset is recorded as a reset', () => {
  const { entries } = read(conversation(life.slice(0, 6), { time, end: RST | ACK }));
  expect(entries.find(({ type }) => type === 'connection-closed')).toMatchObject({
    by: 'device',
    reason: 'RST of the device',
    clean: false,
    reset: true,
  });
});

test('where the capture lacks bytes the connection ends, and the device is not blamed', () => {
  const sent = conversation([...life, ...Array.from({ length: 12 }, () => turn('server', { cmd: 'pingresp' }))], {
    time,
  });
  const without = sent.filter((_, index) => index !== 7);
  const { entries, lacks } = read(without);
  expect(entries.find(({ type }) => type === 'connection-closed')).toMatchObject({
    by: 'platform',
    reason: 'the capture lacks bytes from here on',
  });
  expect(lacks).toEqual([
    expect.stringMatching(
      /^Connection 1 lacks \d+ bytes that the device sent, and the \d+ bytes behind them were not read/,
    ),
  ]);
});

describe('what cannot be read is said', () => {
  const tls = conversation([{ from: 'client', bytes: Buffer.from([0x16, 3, 1, 0, 5]) }], { time });
  const http = conversation([{ from: 'client', bytes: Buffer.from('GET /mqtt HTTP/1.1\r\n\r\n') }], { time });
  const midway = conversation(life, { time }).slice(3);
  test.each<[string, Sent[], string]>([
    ['TLS', tls, '1 connection over TLS: what is encrypted cannot be read.'],
    ['WebSocket', http, '1 HTTP or WebSocket connection: not read.'],
    ['a connection that was there before', midway, '1 connection began before the capture: not read.'],
    ['nothing', [], 'Record one from before the device connects: tcpdump -i any -s 0 -w device.pcap port 1883'],
  ])('%s', (_, sent, note) => {
    expect(() => read(sent)).toThrow(`The capture holds no MQTT over plain TCP that can be read.`);
    expect(() => read(sent)).toThrow(note);
  });

  test('an unknown link type', () => {
    const file = pcapOf(framesOf(conversation(life, { time })), { linkType: 147 });
    expect(() => readCapture(file)).toThrow('Packets of link type 147: not known, not read.');
  });

  test.each([
    ['neither', Buffer.from('hello, this is not a capture at all')],
    ['a header that ends too soon', Buffer.from('d4c3b2a1', 'hex')],
  ])('%s', (_, bytes) => {
    expect(() => readCapture(bytes)).toThrow(/^(This is not a capture|The capture ends within its header)/);
  });
});

test('MQTT on other ports is found by how it begins; on the platform’s port everything is the device’s', () => {
  const elsewhere = readCapture(pcapOf(framesOf(conversation(life, { time }), { port: 9999 }))).entries;
  expect(storyOf(elsewhere)).toContain('device-online');
  const garbage = conversation([{ from: 'client', bytes: generate({ cmd: 'pingreq' }) }], { time });
  expect(storyOf(read(garbage).entries)).toContain('wire-violated');
});

test('whatever bytes a file holds, it is read or refused, and never anything else', () => {
  const whole = pcapOf(framesOf(conversation(life, { time })));
  const damaged = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length)).map(([at, byte, length]) => {
    const copy = Buffer.from(whole);
    copy[at] = byte;
    return copy.subarray(0, length);
  });
  const anything = fc.oneof(
    damaged,
    fc.uint8Array({ maxLength: 400 }).map((tail) => Buffer.concat([pcapngOf([]), tail])),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      try {
        readCapture(bytes);
      } catch (error) {
        expect((error as Error).name).toBe('CaptureError');
      }
    }),
    { numRuns: 300 },
  );
});

describe('what a capture lacks is said, with what would help', () => {
  const pings = Array.from({ length: 3 }, () => [
    turn('client', { cmd: 'pingreq' }),
    turn('server', { cmd: 'pingresp' }),
  ]);
  const sent = conversation([...life.slice(0, -1), ...pings.flat()], { time });
  const lastOf = (from: 'client' | 'server') => sent.findLastIndex((one) => one.from === from && one.bytes);

  test('a gap, however soon the capture ends after it', () => {
    const without = sent.filter((_, index) => index !== 7);
    const { lacks } = read(without);
    expect(lacks).toHaveLength(1);
    expect(lacks[0]).toMatch(
      /^Connection 1 lacks \d+ bytes that the (?:device|platform) sent, and the \d+ bytes behind them were not read: the capture has a gap\./,
    );
  });

  test('a gap at the end, where only the acknowledgement tells of it', () => {
    const { lacks } = read(sent.filter((_, index) => index !== lastOf('client')).slice(0, -2));
    expect(lacks[0]).toContain('Connection 1 lacks 2 bytes that the device sent: the capture has a gap.');
  });

  test('an end that may be on its way is not a gap', () => {
    expect(read(sent.slice(0, lastOf('server'))).lacks).toEqual([]);
    expect(read(sent).lacks).toEqual([]);
  });

  test('one direction only: what the device sent', () => {
    const { lacks, entries } = read(sent.filter(({ from }) => from === 'client'));
    expect(lacks).toEqual([
      'The capture holds only one direction of 1 connection: nothing the platform sent. Record both directions: tcpdump -i any -s 0 -w device.pcap port 1883',
    ]);
    expect(entries.some(({ type }) => type === 'packet-received')).toBe(true);
  });

  test('one direction only: what the platform sent', () => {
    expect(() => read(sent.filter(({ from }) => from === 'server'))).toThrow(
      'The capture holds only one direction of 1 connection: nothing the device sent.',
    );
  });

  test('packets that were cut off', () => {
    const frames = framesOf(sent).map(({ time, data }) => ({
      time,
      data: data.subarray(0, 96),
      cut: Math.max(0, data.length - 96),
    }));
    for (const bytes of [pcapOf(frames), pcapngOf(frames)]) {
      expect(readCapture(bytes).lacks).toEqual([expect.stringMatching(cutOff)]);
    }
  });

  const cutOff =
    /^\d+ packets? (?:was|were) cut off after 96 bytes \(the longest had \d+\), and what is behind them was not read\. Record whole packets: tcpdump -s 0$/;
});
