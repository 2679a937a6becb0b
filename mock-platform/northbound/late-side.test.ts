import { expect, test } from 'vitest';
import type { PlatformEntry } from '../events.ts';
import type { Stamp } from '../journal/events.ts';
import { lateSide } from './late-side.ts';
import type { ApplicationSide } from './open-side.ts';

const entry = (seq: number) => ({ type: 'device-online', deviceId: 'd', connection: 1, seq, at: 0, wall: 0 }) as const;

/** A side that notes what it is told, and a promise that decides when it is there. */
function stage({ follow }: { readonly follow?: (side: ApplicationSide, seq: number) => void } = {}) {
  const told: (number | string)[] = [];
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const side: ApplicationSide = lateSide(async () => {
    await arrived;
    return {
      load: async () => () => new Response('a call'),
      follow: ({ seq }: PlatformEntry & Stamp) => {
        told.push(seq);
        follow?.(side, seq);
      },
      reset: () => told.push('reset'),
      close: () => told.push('close'),
    };
  });
  return { side, told, arrive };
}

test('what happened before a late side was there is told to it in order, and then what happens', async () => {
  const { side, told, arrive } = stage();
  side.follow(entry(1));
  const loading = side.load();
  side.follow(entry(2));
  arrive();
  await loading;
  side.follow(entry(3));
  expect(told).toEqual([1, 2, 3]);
});

test('what a late side records while it is told of the past comes after the past', async () => {
  const { side, told, arrive } = stage({ follow: (it, seq) => seq === 1 && it.follow(entry(9)) });
  side.follow(entry(1));
  side.follow(entry(2));
  arrive();
  await side.load();
  expect(told).toEqual([1, 2, 9]);
});

test('a late side that was closed before it was there is closed when it comes', async () => {
  const { side, told, arrive } = stage();
  const loading = side.load();
  side.close();
  arrive();
  await loading;
  expect(told).toEqual(['close']);
});
