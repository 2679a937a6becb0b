import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('every item is worked on once, never more than the limit at a time, and the results keep the order', async () => {
  const delays = fc.array(fc.nat({ max: 5 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(delays, fc.integer({ min: 1, max: 8 }), fc.scheduler(), async (items, limit, scheduler) => {
      let underway = 0;
      let most = 0;
      const begun: number[] = [];
      const work = async (index: number) => {
        begun.push(index);
        underway += 1;
        most = Math.max(most, underway);
        await scheduler.schedule(Promise.resolve(), `item ${index}`);
        underway -= 1;
        return index * 10;
      };
      const indices = items.map((_, index) => index);
      const results = inTurn(indices, limit, work);
      await scheduler.waitFor(results);
      expect(await results).toEqual(indices.map((index) => index * 10));
      expect(begun).toEqual(indices);
      expect(most).toBe(Math.min(limit, items.length));
    }),
  );
});

test('one that steps aside makes room for one other, however often it says so', async () => {
  const begun: number[] = [];
  const resolvers: (() => void)[] = [];
  const work = async (index: number, stepAside: () => void) => {
    begun.push(index);
    if (index === 0) {
      stepAside();
      stepAside();
    }
    await new Promise<void>((resolve) => {
      resolvers[index] = resolve;
    });
    return index * 10;
  };
  const all = inTurn([0, 1, 2, 3], 1, work);
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual([0, 1]);
  resolvers[0]?.();
  await nextTurn();
  expect(begun).toEqual([0, 1]);
  for (const index of [1, 2, 3]) {
    resolvers[index]?.();
    await nextTurn();
    expect(begun).toEqual([0, 1, 2, 3].slice(0, index + 2));
  }
  expect(await all).toEqual([0, 10, 20, 30]);
});

test('after a failure nothing more is begun, and the failure is reported when the others have ended', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const resolvers: (() => void)[] = [];
  const work = async (index: number) => {
    begun.push(index);
    if (index === 1) throw new Error('item 1 failed');
    await new Promise<void>((resolve) => resolvers.push(resolve));
    ended.push(index);
  };
  const all = inTurn([0, 1, 2, 3, 4], 3, work);
  let told = false;
  const told1 = all.catch(() => {
    told = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect({ begun, told }).toEqual({ begun: [0, 1, 2], told: false });
  for (const resolve of resolvers) resolve();
  await told1;
  await expect(all).rejects.toThrow('item 1 failed');
  expect({ begun, ended }).toEqual({ begun: [0, 1, 2], ended: [0, 2] });
});
