import { describe, expect, test } from 'vitest';
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

test.each([
  ['twice what is enough', 'reconnectMs', [], 11_000],
  ['the declared time where that is less', 'reconnectMs', [20_000], 45_000],
  ['the declared time of what may be due later', 'reportMs', [], 45_000],
] as const)('a proof that something is left out once more takes %s', (_, wait, seen, ms) => {
  const learnt = new Learnt();
  for (const took of seen) learnt.came(wait, took);
  expect(learnt.proofMs(wait, 45_000)).toBe(ms);
});

describe('silence is for good', () => {
  function learntOf({ waits = 1, overtaken = 2, late = false } = {}): Learnt {
    const learnt = new Learnt();
    for (let n = 0; n < waits; n++) learnt.cameNot('answerMs');
    if (late) learnt.cameLate();
    for (let n = 0; n < overtaken; n++) learnt.overtook();
    return learnt;
  }

  test.each([
    ['where it had all of its time, and others were answered after it', {}, true],
    ['not where no command had all of its time', { waits: 0 }, false],
    ['not where the device may have slept', { overtaken: 1 }, false],
    ['not where an answer came late', { late: true }, false],
  ])('%s', (_, seen, isKnown) => {
    expect(learntOf(seen).isSilentForGood).toBe(isKnown);
  });

  test('also for who learns from here on, until an answer comes late there', () => {
    const later = new Learnt(learntOf());
    expect(later.isSilentForGood).toBe(true);
    later.cameLate();
    expect(later.isSilentForGood).toBe(false);
  });
});

test('how fast it answers is news for all that wait already, once, and for those that know more', () => {
  const learnt = new Learnt();
  let told = 0;
  const end = new Learnt(learnt).onNews(() => {
    told += 1;
  });
  for (let n = 0; n < 100; n++) {
    learnt.came('answerMs', 3);
    expect(told).toBe(learnt.knowsPace ? 1 : 0);
  }
  end();
  learnt.cameNot('answerMs');
  expect(told).toBe(1);
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
