import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Learnt } from './learnt.ts';
import { Patience } from './patience.ts';

function taught(latencies: readonly number[], { declaredMs = 20_000, learns = true } = {}): Patience {
  const patience = new Patience(declaredMs, { learns });
  for (const latency of latencies) patience.answered(latency);
  return patience;
}

describe('the wait for an answer', () => {
  test.each([
    ['is the declared one at first', [], 20_000],
    ['is the declared one until eight answers were seen', Array(7).fill(100), 20_000],
    ['follows what most of them took then', Array(8).fill(250), 2500],
    ['is less long for one that something may have held up', [250, ...Array(9).fill(10)], 1000],
    ['is some times the slowest of them all the same', [800, ...Array(9).fill(10)], 3200],
    ['is not shorter than a busy machine needs', Array(8).fill(1), 1000],
    ['is no longer than the declared one', Array(8).fill(15_000), 20_000],
  ])('%s', (_, latencies, waitMs) => {
    expect(taught(latencies).waitMs).toBe(waitMs);
  });

  test('is the declared one, if that is shorter than what a busy machine needs', () => {
    expect(taught(Array(8).fill(1), { declaredMs: 300 }).waitMs).toBe(300);
  });

  test('is known in a scenario that begins later', () => {
    const learnt = new Learnt();
    const first = new Patience(20_000, { learns: true, learnt });
    const next = new Patience(20_000, { learns: true, learnt });
    for (let n = 0; n < 39; n++) first.answered(100);
    expect(next.waitMs).toBe(20_000);
    first.answered(200);
    expect(next.waitMs).toBe(1000);
  });

  test('is short if two of the declared waits ended without an answer, and the device has not answered since', () => {
    const learnt = new Learnt();
    const [first, second, next] = [1, 2, 3].map(() => new Patience(20_000, { learns: true, learnt }));
    first?.silent(20_000);
    expect(next?.waitMs).toBe(20_000);
    second?.silent(20_000);
    expect(next?.waitMs).toBe(1000);
  });

  test('is the declared one after waits that were given up before', () => {
    const patience = new Patience(20_000, { learns: true });
    patience.silent(300);
    patience.silent(300);
    expect(patience.waitMs).toBe(20_000);
  });

  test('in a repetition is as in a first look once that is proved elsewhere', () => {
    const proof = new AbortController();
    const patience = new Patience(20_000, { learns: false, proved: proof.signal });
    for (let n = 0; n < 8; n++) patience.answered(200);
    expect(patience.waitMs).toBe(20_000);
    proof.abort();
    expect(patience.waitMs).toBe(2000);
  });

  test('in a repetition follows the slowest answer once its silence is proved', () => {
    const patience = new Patience(20_000, { learns: false });
    for (const latency of [250, ...Array(9).fill(10)]) patience.answered(latency);
    for (const at of [20_000, 40_000]) patience.silent(20_000, at);
    expect(patience.waitMs).toBe(5000);
  });

  test('in a repetition is proven twice, whatever others know', () => {
    const learnt = new Learnt();
    const others = new Patience(20_000, { learns: true, learnt });
    for (let n = 0; n < 3; n++) others.silent(20_000, n * 20_000);
    const patience = new Patience(20_000, { learns: false, learnt });
    patience.silent(20_000, 20_000);
    expect(patience.waitMs).toBe(20_000);
    patience.silent(20_000, 40_000);
    expect(patience.waitMs).toBe(1000);
  });

  test('in a repetition is proven once more, and sooner, where others know that silence is for good', () => {
    const learnt = new Learnt();
    const others = new Patience(20_000, { learns: false, learnt });
    for (const endedAt of [20_000, 40_000]) {
      others.silent(20_000, endedAt);
      others.answered(3);
    }
    const patience = new Patience(20_000, { learns: false, learnt });
    expect(patience.waitMs).toBe(5000);
    patience.silent(5000, 50_000);
    expect(patience.waitMs).toBe(1000);
  });

  test('in a repetition is no longer after its proof than that proof takes, however slow one answer was', () => {
    const learnt = new Learnt();
    const others = new Patience(20_000, { learns: false, learnt });
    for (const endedAt of [20_000, 40_000]) {
      others.silent(20_000, endedAt);
      others.answered(3);
    }
    const patience = new Patience(20_000, { learns: false, learnt });
    for (const latency of [700, ...Array(9).fill(10)]) patience.answered(latency);
    patience.silent(5000, 50_000);
    expect(patience.waitMs).toBe(5000);
    expect(patience.soonMs).toBe(5000);
  });

  test('in a repetition is the declared one where silence may be slowness', () => {
    const learnt = new Learnt();
    const others = new Patience(20_000, { learns: false, learnt });
    others.silent(20_000, 20_000);
    others.silent(20_000, 40_000);
    expect(new Patience(20_000, { learns: false, learnt }).waitMs).toBe(20_000);
  });

  test('in a repetition is not proven by many commands that wait together', () => {
    const patience = new Patience(20_000, { learns: false });
    for (const at of [20_000, 20_001, 20_500]) patience.silent(20_000, at);
    expect(patience.waitMs).toBe(20_000);
  });

  test('stays the declared one if there is nothing to learn', () => {
    expect(taught(Array(20).fill(1), { learns: false }).waitMs).toBe(20_000);
  });

  test.each([
    ['that has answered nothing yet', [], false],
    ['whose fastest answer takes more than a second', [3000, 1001, 2000], true],
    ['that was held up now and then', [3000, 999, 2000], false],
  ])('a device %s: does it spend its time waiting?', (_, latencies, isIdle) => {
    expect(taught(latencies).isIdle).toBe(isIdle);
  });

  test('never shrinks below an answer that was seen, nor grows beyond the declared wait', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20_000 }), { maxLength: 20 }), (latencies) => {
        const patience = taught(latencies);
        expect(patience.waitMs).toBeGreaterThanOrEqual(Math.max(0, ...latencies));
        expect(patience.waitMs).toBeLessThanOrEqual(patience.declaredMs);
        expect(patience.answers).toBe(latencies.length);
      }),
    );
  });
});
