import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DeviceUnderTest } from '../device/device.ts';
import { conformanceResult } from '../result/conformance-result.ts';
import { rules as catalogue } from '../rules/catalogue.ts';
import { extentOf } from '../scenarios/extent.ts';
import { unavailable } from '../scenarios/refused.ts';
import { writeCounterexamples } from './counterexample-files.ts';
import { playRun } from './play-run.ts';
import { replayedSettings } from './replay.ts';
import { parseReplayToken } from './replay-token.ts';
import type { RunSettings } from './run-settings.ts';
import { replayTokens } from './settle-run.ts';
import { type LampHabits, lampDevice, lampRun, noReport, visit } from './testing.ts';

const bad = noReport('bad');
const opening = visit('opening');
const many = visit('many', {
  async play(rig) {
    await rig.startAndConnect();
    for (let n = 0; n < 9; n++) await rig.commands.barrier();
  },
});

function settings(habits: LampHabits, more: Partial<RunSettings> = {}): RunSettings {
  const seed = 5;
  const lamp = lampRun(lampDevice(habits));
  const replay = replayTokens({ ...lamp, seed, transport: 'mqtt' }, (rule) => `file of ${rule}`);
  const base = { rules: [bad], scenarios: [opening, many], seed, replay, budgetMs: 20_000 };
  return { ...lamp, ...base, ...more };
}

/** Reports "bad" with its `nth` answer, in the given lives. */
function badAnswer(nth: number, isOne: (life: number) => boolean = () => true): LampHabits {
  const answers = new Map<number, number>();
  return {
    onCommand: (mid, life) => {
      const answered = (answers.get(life.nth) ?? 0) + 1;
      answers.set(life.nth, answered);
      if (answered === nth && isOne(life.nth)) {
        life.print(`life ${life.nth} goes bad`);
        life.report('bad');
      }
      return { msgType: 'deviceRsp', mid, errcode: 0 };
    },
  };
}

describe('what a scenario found', () => {
  test('is reported in the fewest steps, with what was seen then, and a token that plays only these', async () => {
    const { rules } = await playRun(settings(badAnswer(4)));
    const [violation] = rules[0]?.violations ?? [];
    expect(violation).toMatchObject({
      scenario: 'many',
      message: 'It reported "bad".',
      counterexample: {
        steps: [
          { text: 'start the device, and wait until it is ready', step: { kind: 'start' } },
          { text: expect.stringMatching(/^send [43] times, one after another, Brightness\/LEVEL/) },
        ],
        minimal: true,
      },
    });
    const replay = parseReplayToken(violation?.replay ?? '');
    expect(replay).toMatchObject({ rule: 'NO-bad', scenario: 'many', seed: 5, clock: 'system' });
    expect(replay.steps).toEqual(violation?.counterexample?.steps.map(({ step }) => step));
  });

  test('comes with what the device printed when just these steps were played', async () => {
    const { rules } = await playRun(settings(badAnswer(4)));
    const [violation] = rules[0]?.violations ?? [];
    const lines = violation?.output?.filter(({ text }) => text.endsWith('goes bad')) ?? [];
    expect(lines).toEqual([
      { t: expect.any(Number), stream: 'stdout', text: expect.stringMatching(/^life \d+ goes bad$/) },
    ]);
    // Life 1 played the scenario opening, 2 the whole of many, 3 its repetition.
    expect(Number(lines[0]?.text.split(' ')[1])).toBeGreaterThan(3);
  });

  test('is played again by its token, on a device that has the fault and on one that has not', async () => {
    const { rules } = await playRun(settings(badAnswer(2)));
    const token = rules[0]?.violations[0]?.replay;
    const again = await playRun(replayedSettings(settings(badAnswer(2)), token));
    expect(again.rules).toMatchObject([
      {
        id: 'NO-bad',
        verdict: 'fail',
        violations: [{ scenario: 'many', replay: token, counterexample: { note: 'played as it was given' } }],
      },
    ]);
    expect(again.scenarios).toHaveLength(1);
    const mended = await playRun(replayedSettings(settings({ onConnect: ({ report }) => report('good') }), token));
    expect(mended.rules).toMatchObject([{ verdict: 'pass' }]);
  });

  test('is left as it is where no time is given', async () => {
    const { rules } = await playRun(settings(badAnswer(2), { budgetMs: 0 }));
    expect(rules[0]?.violations[0]).not.toHaveProperty('counterexample');
    expect(parseReplayToken(rules[0]?.violations[0]?.replay ?? '')).toEqual({ scenario: 'many', seed: 5 });
  });

  test('is reported unshrunk if the suite cannot restart the device, and the report says so', async () => {
    const { rules } = await playRun(settings({ ...badAnswer(4), kind: 'external' }));
    const counterexample = rules[0]?.violations[0]?.counterexample;
    expect(counterexample).toMatchObject({ minimal: false, note: 'not shrunk: the suite cannot restart the device' });
    expect(counterexample?.steps).toHaveLength(5);
  });
});

describe('generated sequences', () => {
  const extent = { ...extentOf(12), explorers: 2 };
  /** The lamp reads JSON without a second thought, and does not come back by itself. */
  const lacks = 'the lamp cannot';
  const inapplicable = new Map([['json', lacks] as const, ['reconnects', lacks] as const, ['restart', lacks] as const]);
  const alone = { scenarios: [opening], extent, inapplicable };

  test('find what no scenario shows, confirm it alone, and tell it in few steps', async () => {
    const { rules, depth, scenarios } = await playRun(settings(badAnswer(12), alone));
    expect(rules).toMatchObject([{ verdict: 'fail' }]);
    const [violation] = rules[0]?.violations ?? [];
    expect(violation?.scenario).toMatch(/^sequences-\d/);
    expect(violation?.counterexample?.steps.length).toBeLessThanOrEqual(3);
    expect(violation?.counterexample?.minimal).toBe(true);
    expect(scenarios.map(({ name }) => name)).toContain('sequences-1-2');
    expect(depth?.sequences).toBeGreaterThan(0);
  });

  test('that fail once and never again leave a flaky failure, with both traces, and no pass', async () => {
    let failed = false;
    const once = badAnswer(12, () => {
      if (failed) return false;
      failed = true;
      return true;
    });
    const { rules } = await playRun(settings(once, alone));
    expect(rules).toMatchObject([{ verdict: 'warn', flaky: true }]);
    const [violation] = rules[0]?.violations ?? [];
    expect(violation).not.toHaveProperty('counterexample');
    expect(violation?.trace.length).toBeGreaterThan(0);
    expect(violation?.repeatTrace).toBeDefined();
  });

  test('are the same for the same seed, and all of them are played against a device without a fault', async () => {
    const run = () => playRun(settings({}, alone));
    const [one, other] = [await run(), await run()];
    expect(one.depth).toMatchObject({ sequences: 12, warnings: [expect.stringContaining('never seen to come back')] });
    expect(other.depth?.steps).toBe(one.depth?.steps);
    expect(other.depth?.pairs).toEqual(one.depth?.pairs);
    expect(conformanceResult.safeParse(one).success).toBe(true);
  });
});

describe('the files with the steps', () => {
  test('hold what the token holds, and replay like it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'counterexamples-'));
    const result = await playRun(settings(badAnswer(2)));
    const files = await writeCounterexamples(result, directory);
    expect(files).toEqual([join(directory, 'counterexamples', 'NO-bad.json')]);
    expect(await readdir(join(directory, 'counterexamples'))).toEqual(['NO-bad.json']);
    const { version, ...content } = JSON.parse(await readFile(files[0] ?? '', 'utf8'));
    expect(version).toBe('r2');
    expect(content).toEqual(parseReplayToken(result.rules[0]?.violations[0]?.replay ?? ''));
    const again = await playRun(replayedSettings(settings(badAnswer(2)), files[0]));
    expect(again.rules).toMatchObject([{ verdict: 'fail' }]);
    await rm(directory, { recursive: true });
  });

  test('follow no symbolic link: neither of their own name nor of their folder', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'counterexamples-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const result = await playRun(settings(badAnswer(2)));
    const elsewhere = join(directory, 'elsewhere');
    await writeFile(elsewhere, 'precious');
    await mkdir(join(directory, 'counterexamples'));
    const file = join(directory, 'counterexamples', 'NO-bad.json');
    await symlink(elsewhere, file);
    await writeCounterexamples(result, directory);
    expect(await readFile(elsewhere, 'utf8')).toBe('precious');
    expect((await lstat(file)).isFile()).toBe(true);
    const linked = join(directory, 'linked');
    await mkdir(linked);
    await symlink(join(directory, 'counterexamples'), join(linked, 'counterexamples'));
    await rm(file);
    await expect(writeCounterexamples(result, linked)).rejects.toThrow(
      `${join(linked, 'counterexamples')} is a symbolic link, and what is written below the reports follows none`,
    );
    expect(await readdir(join(directory, 'counterexamples'))).toEqual([]);
  });
});

test('a scenario that is a single step, with nothing simpler, is not played once more', async () => {
  // A lamp that is refused stays dark.
  const lamp = lampDevice();
  let starts = 0;
  const device: DeviceUnderTest = {
    ...lamp,
    start: (connection) => {
      starts += 1;
      return lamp.start(connection);
    },
  };
  const { rules } = await playRun(
    settings(
      {},
      { device, rules: catalogue.filter(({ id }) => id === 'V1-CONN-13'), scenarios: [opening, unavailable] },
    ),
  );
  const [violation] = rules[0]?.violations ?? [];
  expect(violation?.counterexample).toMatchObject({ minimal: true, steps: [{ step: { kind: 'unavailable' } }] });
  expect(violation?.actual).toMatch(/^none within 2\d{3} ms$/);
  // The opening, the scenario, and its repetition.
  expect(starts).toBe(3);
});
