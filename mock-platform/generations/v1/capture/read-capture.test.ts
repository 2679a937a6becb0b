import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
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
import { generateCredentials } from '../credentials.ts';
import { lamp, lampModel } from '../testing.ts';
import { life, read, storyOf, time } from './capture-testing.ts';
import { readCapture } from './read-capture.ts';

const { password } = generateCredentials({ ...lamp, time });
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
