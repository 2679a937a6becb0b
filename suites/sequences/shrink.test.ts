import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandsOf, type Step, type Steps } from '../scenarios/step.ts';
import { shrink, type Trial } from './shrink.ts';
import { anyStep, cut, kinds, level, send, start } from './testing.ts';

const endless = { budgetMs: 60_000, seed: 1 };

/** A device that fails as soon as `isEnough` holds for what was done to it, and how often it was tried. */
function device(isEnough: (steps: Steps) => boolean) {
  const tries: Steps[] = [];
  const tryOut = async (steps: Steps): Promise<Trial> => {
    tries.push(steps);
    for (let n = 1; n <= steps.length; n++) {
      if (isEnough(steps.slice(0, n))) return { isBroken: true, seen: steps.slice(0, n) };
    }
    return { isBroken: false, seen: steps };
  };
  return { tries, tryOut };
}

/** Of any history, a device that needs these kinds of steps in this order. */
const needs =
  (...wanted: readonly Step['kind'][]) =>
  (steps: Steps) => {
    let found = 0;
    for (const { kind } of steps) if (kind === wanted[found]) found += 1;
    return found === wanted.length;
  };

const noise = (n: number) => Array.from({ length: n }, (_, value) => send(value % 100, { key: `${value + 1}` }));

describe('a long history becomes', () => {
  test('the few steps that matter, in few tries', async () => {
    const { tries, tryOut } = device(needs('start', 'redeliver', 'cut', 'command'));
    const redeliver: Step = { kind: 'redeliver', back: 2 };
    const history = [
      start,
      ...noise(100),
      redeliver,
      ...noise(50),
      { kind: 'cut', when: 'command-sent' } as const,
      ...noise(50),
    ];
    const hasValues = (steps: Steps) => steps.flatMap(commandsOf).every(({ paras }) => 'value' in paras);
    const shrunk = await shrink(history, tryOut, { ...endless, isSound: hasValues });
    expect(shrunk?.broken[0]).toEqual([start, { kind: 'redeliver', back: 1 }, cut, send(0)]);
    expect(shrunk).toMatchObject({ isMinimal: true, path: expect.stringMatching(/^0(:\d+)+$/) });
    expect(tries.length).toBeLessThan(60);
  });

  test('the steps that are involved, at once', async () => {
    const { tries, tryOut } = device(needs('start', 'redeliver', 'cut'));
    const history = [start, ...noise(40), { kind: 'redeliver', back: 1 } as const, ...noise(40), cut];
    const involving = async (steps: Steps) => ({
      ...(await tryOut(steps)),
      involved: steps.filter(({ kind }) => kind !== 'command'),
    });
    const shrunk = await shrink(history, involving, endless);
    expect(kinds(shrunk?.broken[0] ?? [])).toBe('start redeliver cut');
    expect(tries.slice(0, 2).map(({ length }) => length)).toEqual([history.length, 3]);
  });

  test('equal commands, when only their number counts', async () => {
    const sent = (steps: Steps) => steps.flatMap(commandsOf).length;
    const { tries, tryOut } = device((steps) => sent(steps) >= 100);
    const shrunk = await shrink([start, ...noise(150), cut, ...noise(150)], tryOut, endless);
    // What was seen is only as far as it was played, so a step of many commands is as long as it was.
    expect(kinds(shrunk?.broken[0] ?? [])).toBe('start commands');
    expect(sent(shrunk?.broken[0] ?? [])).toBe(100);
    expect(tries.length).toBeLessThan(60);
  });

  test('the two that are far from each other', async () => {
    const { tryOut } = device(needs('start', 'away', 'stop'));
    const history = [start, { kind: 'away' } as const, ...noise(200), { kind: 'stop' } as const];
    expect(kinds((await shrink(history, tryOut, endless))?.broken[0] ?? [])).toBe('start away stop');
  });
});

test('whatever a device needs to fail, no step of what is found can be left out', async () => {
  const history = fc.array(anyStep, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(history, fc.infiniteStream(fc.boolean()), async (steps, picks) => {
      const wanted = steps.flatMap(({ kind }) => (picks.next().value ? [kind] : []));
      const { tryOut } = device(needs('start', ...wanted));
      const shrunk = await shrink([start, ...steps], tryOut, endless);
      expect(shrunk?.isMinimal).toBe(true);
      expect(kinds(shrunk?.broken[0] ?? [])).toBe(['start', ...wanted].join(' '));
    }),
    { numRuns: 50 },
  );
});

test('every sequence that is reported has failed, and each is simpler than the one before', async () => {
  const { tryOut } = device(needs('start', 'cut'));
  const { broken = [] } = (await shrink([start, ...noise(30), cut, ...noise(9)], tryOut, endless)) ?? {};
  expect(broken.length).toBeGreaterThan(1);
  for (const steps of broken) expect((await tryOut(steps)).isBroken).toBe(true);
  const lengths = broken.map((steps) => JSON.stringify(steps).length);
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
});

test('what does not fail is not shrunk', async () => {
  const { tries, tryOut } = device(() => false);
  expect(await shrink([start, cut], tryOut, endless)).toBeUndefined();
  expect(tries).toHaveLength(1);
});

test('when the time is over, the result is the simplest so far, and says so', async () => {
  const { tryOut } = device(needs('start', 'cut', 'command'));
  const history = [start, ...noise(3), cut, send(1)];
  const shrunk = await shrink(history, tryOut, { budgetMs: 0, seed: 1 });
  expect(shrunk).toMatchObject({ broken: [history], isMinimal: false });
});

test('the time for the first play does not count', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const slow = device(needs('start', 'cut'));
  const tryOut = async (steps: Steps) => {
    if (now === 0) now = 60;
    return slow.tryOut(steps);
  };
  expect(await shrink([start, cut], tryOut, { budgetMs: 50, seed: 1 })).toMatchObject({ isMinimal: true });
});

test('where there is no more time, a few tries are made all the same', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const slow = device(needs('start', 'cut', 'command'));
  const tryOut = async (steps: Steps) => {
    now += 1000;
    return slow.tryOut(steps);
  };
  const history = [start, ...noise(30), cut, ...noise(30)];
  const shrunk = await shrink(history, tryOut, { ...endless, until: 500 });
  expect(shrunk?.isMinimal).toBe(false);
  expect(slow.tries).toHaveLength(5);
});

test('nothing is tried twice without need', async () => {
  const { tries, tryOut } = device((steps) => needs('start', 'cut', 'command')(steps) && level(1).cmd === 'LEVEL');
  await shrink([start, send(1), cut, send(0), send(1)], tryOut, endless);
  const written = tries.map((steps) => JSON.stringify(steps));
  expect(new Set(written).size).toBe(written.length);
});
