import { describe, expect, test } from 'vitest';
import { conversation, framesOf, pcapngOf, pcapOf, type Sent } from '../../../capture/testing.ts';
import { life, read, time, turn } from './capture-testing.ts';
import { readCapture } from './read-capture.ts';

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
