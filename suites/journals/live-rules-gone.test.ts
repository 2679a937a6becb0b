import { describe, expect, test } from 'vitest';
import { inJson } from '../../mock-platform/generations/v1/messages-testing.ts';
import { long, model, type Watched, watched } from './testing/watched.ts';

const times = (count: number, act: (n: number) => void) => Array.from({ length: count }, (_, n) => act(n));

describe('half a minute after they have gone', () => {
  const someone = { type: 'product-registered', productId: 'p', v1: inJson, model } as const;

  test('of many devices only a few are still judged, those that left last; each of the others anew when it comes back', () => {
    const { see, login, wait, broken, live } = watched();
    for (let n = 0; n < 100; n += 1) for (const again of [0, 1]) login(2 * n + again, `d${n}`);
    wait(29_000);
    see(someone);
    expect(live.judging).toBe(100);
    wait(2000);
    see(someone);
    expect(live.judging).toBe(32);
    for (const deviceId of ['d0', 'd99']) login(1000 + broken.length, deviceId);
    expect(broken).toEqual(['d99 V1-TEST-01 3 with 2 products']);
  });

  test('where two judge side by side, each keeps half of them', () => {
    const { see, login, wait, live } = watched(undefined, 2);
    for (let n = 0; n < 100; n += 1) login(n, `d${n}`);
    for (let n = 100; n < 120; n += 1) login(n, undefined, `s${n}_0_0_2026010100`);
    wait(31_000);
    see(someone);
    expect(live.judging).toBe(16 + 3);
  });

  test('those who are there, or have been of late, are judged on, however quiet and however many', () => {
    const { see, login, stay, wait, live } = watched();
    for (let n = 0; n < 50; n += 1) stay(n, `there${n}`);
    for (let n = 100; n < 120; n += 1) login(n, `gone${n}`);
    wait(3_600_000);
    for (let n = 200; n < 210; n += 1) login(n, `of late${n}`);
    see(someone);
    expect(live.judging).toBe(60);
  });

  test('a few devices are remembered for ever', () => {
    const { login, wait, broken } = watched();
    for (let n = 0; n < 3; n += 1) {
      login(n, 'a');
      wait(3_600_000);
    }
    expect(broken).toEqual(['a V1-TEST-01 3 with 0 products']);
  });

  test.each([
    ['connected more often than any rule counts', ({ login }: Watched) => times(13, (n) => login(n, 'a'))],
    [
      'sent long packets',
      ({ see, login, stay }: Watched) => {
        for (const connection of [1, 2]) login(connection, 'a');
        stay(3, 'a');
        see(long(3, 'a', 100_000));
        see({ type: 'connection-closed', connection: 3, by: 'device', reason: '', clean: true });
      },
    ],
  ])('one that %s is not judged any more, however few there are, and anew when it comes back', (_, visit) => {
    const all = watched();
    const { see, login, stay, wait, broken, live } = all;
    visit(all);
    stay(100, 'there');
    wait(31_000);
    see(someone);
    expect(live.judging).toBe(1);
    broken.length = 0;
    for (const connection of [201, 202]) login(connection, 'a');
    expect(broken).toEqual([]);
    login(203, 'a');
    expect(broken).toEqual(['a V1-TEST-01 3 with 1 products']);
  });

  test('one that tried twelve times and waits is judged on: its waits are what is looked at', () => {
    const { see, login, wait, broken } = watched();
    times(12, (n) => login(n, 'a'));
    wait(31_000);
    see(someone);
    login(20, 'a');
    expect(broken.at(-1)).toBe('a V1-TEST-01 13 with 1 products');
  });

  test('strangers are forgotten, but for five', () => {
    const { see, login, wait, live } = watched();
    for (let n = 0; n < 20; n += 1) login(n, undefined, `s${n}_0_0_2026010100`);
    expect(live.judging).toBe(20);
    wait(31_000);
    see(someone);
    expect(live.judging).toBe(5);
  });
});
