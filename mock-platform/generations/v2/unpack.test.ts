import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { V2Topic } from './own.ts';
import { unpack } from './unpack.ts';

const report: V2Topic = { channel: 'properties/report' };
const message: V2Topic = { channel: 'messages/up' };
const zipped = (topic: V2Topic): V2Topic => ({ ...topic, gzip: true });
const KiB = 1024;

describe('what is not compressed', () => {
  test.each([
    [report, 64 * KiB],
    [message, 1024 * KiB],
    [{ channel: 'commands/response' } as const, 1024 * KiB],
    [{ channel: 'gateway/sub_devices/properties/report' } as const, 64 * KiB],
  ])('%j may have %d bytes, and not one more', (topic, limit) => {
    expect(unpack(Buffer.alloc(limit), topic)).toEqual({ content: expect.any(Uint8Array), v2: topic });
    expect(unpack(Buffer.alloc(limit + 1), topic)).toEqual({ v2: { ...topic, dropped: 'too-long' } });
  });

  test('is not decompressed', () => {
    const payload = gzipSync('{}');
    expect(unpack(payload, report).content).toBe(payload);
  });
});

describe('what is compressed', () => {
  test('is taken out of it', () => {
    const { content, v2 } = unpack(gzipSync('{"services":[]}'), zipped(report));
    expect(Buffer.from(content ?? []).toString()).toBe('{"services":[]}');
    expect(v2).toEqual({ channel: 'properties/report', gzip: true, contentBytes: 15 });
  });

  test.each([
    [report, 64 * KiB],
    [message, 1024 * KiB],
  ])('is held to the limit of %j by what comes out', (topic, limit) => {
    expect(unpack(gzipSync(Buffer.alloc(limit)), zipped(topic)).content).toHaveLength(limit);
    expect(unpack(gzipSync(Buffer.alloc(limit + 1)), zipped(topic))).toEqual({
      v2: { ...zipped(topic), contentBytes: limit + 1, dropped: 'too-long' },
    });
  });

  test('and would become a hundred megabytes is given up early', () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * KiB));
    const before = process.memoryUsage().arrayBuffers;
    expect(unpack(bomb, zipped(message))).toEqual({ v2: { ...zipped(message), dropped: 'too-long' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * KiB);
  });

  test('and longer than the limit to begin with is not looked into', () => {
    const long = Buffer.concat([gzipSync('{}'), Buffer.alloc(1024 * KiB)]);
    expect(unpack(long, zipped(message))).toEqual({ v2: { ...zipped(message), dropped: 'too-long' } });
  });

  test.each([
    ['plain JSON', Buffer.from('{"services":[]}')],
    ['nothing', Buffer.alloc(0)],
    ['the beginning of it only', gzipSync('{"services":[]}').subarray(0, 20)],
    ['bytes that only begin like it', Buffer.of(0x1f, 0x8b, 8, 0, 1, 2, 3)],
  ])('and is %s in truth is dropped', (_, payload) => {
    expect(unpack(payload, zipped(report))).toEqual({ v2: { ...zipped(report), dropped: 'not-gzip' } });
  });
});
