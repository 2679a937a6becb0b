import { expect, test } from 'vitest';
import { Learnt } from './learnt.ts';

test('what did not come in one wait may still come', () => {
  const learnt = new Learnt();
  learnt.cameNot('answerMs');
  expect(learnt.isInVain('answerMs')).toBe(false);
});

test('what did not come in two waits is known not to come, and nothing else is', () => {
  const learnt = new Learnt();
  learnt.cameNot('answerMs');
  learnt.cameNot('answerMs');
  expect(learnt.isInVain('answerMs')).toBe(true);
  expect(learnt.isInVain('reconnectMs')).toBe(false);
});

test.each([
  ['the least where nothing has come yet', [], 5500],
  ['twice the longest where that is more', [2000, 4000], 8000],
  ['the declared time where that is less', [30_000], 45_000],
])('enough is %s', (_, seen, ms) => {
  const learnt = new Learnt();
  for (const took of seen) learnt.came('reconnectMs', took);
  expect(learnt.enoughMs('reconnectMs', 45_000)).toBe(ms);
});

test('news is told to who listens, and no longer', () => {
  const learnt = new Learnt();
  let told = 0;
  const end = learnt.onNews(() => {
    told += 1;
  });
  learnt.cameNot('startMs');
  learnt.refused('a');
  learnt.neverLetIn('a');
  learnt.neverLetIn('a');
  end();
  learnt.cameNot('startMs');
  expect(told).toBe(3);
});

test('refusals of a log-in are counted', () => {
  const learnt = new Learnt();
  learnt.refused('a');
  learnt.refused('a');
  expect(learnt.refusals('a')).toBe(2);
  expect(learnt.refusals('b')).toBe(0);
});
