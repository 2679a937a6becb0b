import { expect, test } from 'vitest';
import { AtMost } from './at-most.ts';

/** Work that goes on until the test ends it. */
function work() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, ended };
}

test('at most the given number go on at a time, and the next begins when one has ended, also in failure', async () => {
  const atMost = new AtMost(2);
  const pieces = [work(), work(), work(), work()];
  const begun: number[] = [];
  const results = pieces.map(({ ended }, index) =>
    atMost.run(async () => {
      begun.push(index);
      await ended;
      if (index === 0) throw new Error('the first one fails');
      return index;
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  pieces[0]?.end();
  await expect(results[0]).rejects.toThrow('the first one fails');
  expect(begun).toEqual([0, 1, 2]);
  for (const { end } of pieces) end();
  expect(await Promise.all(results.slice(1))).toEqual([1, 2, 3]);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('when the limit is raised, those that wait begin at once', async () => {
  const atMost = new AtMost(1);
  const pieces = [work(), work(), work(), work()];
  const begun: number[] = [];
  const results = pieces.map(({ ended }, index) =>
    atMost.run(async () => {
      begun.push(index);
      await ended;
    }),
  );
  atMost.widen(3);
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  pieces[1]?.end();
  await results[1];
  expect(begun).toEqual([0, 1, 2, 3]);
  atMost.widen(2);
  for (const { end } of pieces) end();
  await Promise.all(results);
});
