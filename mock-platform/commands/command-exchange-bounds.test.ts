import { describe, expect, test } from 'vitest';
import { codings } from '../generations/v1/own.ts';
import { answer, command, desk } from './exchange-testing.ts';

describe('what waits for answers', () => {
  const MiB = 1024 * 1024;
  const large = Buffer.alloc(MiB);

  test('is 4 MiB of a device at most: beyond that its oldest command counts as unanswered', async () => {
    const { exchange } = desk();
    const first = exchange.open(command(1, { payload: large }));
    for (let mid = 2; mid <= 5; mid += 1) void exchange.open(command(mid, { payload: large }));
    expect(await first).toEqual({ outcome: 'withdrawn', key: '1', v1: { mid: 1, ...codings.json } });
    expect([1, 2, 5].map((mid) => exchange.awaits('lamp', String(mid)))).toEqual([false, true, true]);
  });

  test('is 16 MiB of all devices at most: then the one with the most has to do without', () => {
    const { exchange } = desk();
    void exchange.open(command(1, { deviceId: 'small' }));
    for (let n = 0; n < 5; n += 1) {
      const count = n === 2 ? 4 : 3;
      for (let mid = 1; mid <= count; mid += 1) {
        void exchange.open(command(mid, { deviceId: `large ${n}`, payload: large }));
      }
    }
    expect(exchange.awaits('small', '1')).toBe(true);
    expect(exchange.awaits('large 4', '3')).toBe(true);
    void exchange.open(command(4, { deviceId: 'large 4', payload: large }));
    expect(exchange.awaits('large 2', '1')).toBe(false);
    expect(exchange.awaits('small', '1')).toBe(true);
  });

  test('has room again when it was answered', () => {
    const { exchange } = desk();
    for (let n = 0; n < 50; n += 1) {
      void exchange.open(command(1, { payload: large }));
      void exchange.open(command(2, { payload: large }));
      for (const mid of [1, 2]) answer(exchange, 'lamp', 1, { msgType: 'deviceRsp', mid, errcode: 0 });
    }
    for (let mid = 1; mid <= 4; mid += 1) void exchange.open(command(mid, { payload: large }));
    expect([1, 2, 3, 4].map((mid) => exchange.awaits('lamp', String(mid)))).toEqual([true, true, true, true]);
  });
});
