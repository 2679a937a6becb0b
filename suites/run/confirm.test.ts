import { describe, expect, test } from 'vitest';
import { isShortest } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import { rules } from '../rules/catalogue.ts';
import { Learnt } from '../scenarios/learnt.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { Player } from '../sequences/player.ts';
import { send, start } from '../sequences/testing.ts';
import { confirmAll, type Judged } from './confirm.ts';
import { playScenario } from './play-scenario.ts';
import { lampDevice, lampRun, noReport, visit } from './testing.ts';
import { scenarioOfSteps } from './try-steps.ts';

const bad = noReport('bad');

/** Plays the scenarios on a lamp that reports something bad in some of its lives, and tries what failed again. */
async function confirmed(
  scenarios: readonly Scenario[],
  badIn: (life: number) => boolean,
  { kind = 'module' }: { readonly kind?: DeviceUnderTest['kind'] } = {},
): Promise<{ readonly judged: Judged[]; readonly lives: number }> {
  let lives = 0;
  const device = lampDevice({
    kind,
    onConnect({ nth, report }) {
      lives = nth;
      report(badIn(nth) ? 'bad' : 'good');
    },
  });
  return { judged: await firstAndAgain(scenarios, device), lives };
}

async function firstAndAgain(scenarios: readonly Scenario[], device: DeviceUnderTest): Promise<Judged[]> {
  const settings = { ...lampRun(device), rules: [bad] };
  const firsts = [];
  for (const scenario of scenarios)
    firsts.push({ scenario, played: await playScenario(scenario, settings, settings.rules) });
  return confirmAll(firsts, true, settings);
}

const repeatedIn = ({ repeated }: Judged) => [...repeated.keys()];
const steps = scenarioOfSteps([start, send(1)], [bad]);

describe('a scenario', () => {
  test('in which nothing failed is not played again', async () => {
    const { judged, lives } = await confirmed([visit('visit')], () => false);
    expect(lives).toBe(1);
    expect(judged).toMatchObject([{ result: { outcome: 'ran' } }]);
    expect(judged[0]?.result).not.toHaveProperty('confirmation');
  });

  test('that fails and fails again is believed', async () => {
    const { judged, lives } = await confirmed([visit('visit')], () => true);
    expect(lives).toBe(2);
    expect(judged.map(repeatedIn)).toEqual([['NO-bad']]);
    expect(judged[0]?.result.confirmation?.findings[0]?.violations).toHaveLength(1);
  });

  test('that fails once keeps its failure, with the good run as its confirmation', async () => {
    const { judged, lives } = await confirmed([visit('visit')], (life) => life === 1);
    expect(lives).toBe(2);
    expect(judged.map(repeatedIn)).toEqual([[]]);
    expect(judged[0]?.result.findings[0]?.violations).toHaveLength(1);
    expect(judged[0]?.result.confirmation?.findings[0]?.violations).toEqual([]);
  });

  test('that breaks a rule which was believed before is not played again', async () => {
    const { judged, lives } = await confirmed([visit('first'), visit('second')], () => true);
    expect(lives).toBe(3);
    expect(judged.map(repeatedIn)).toEqual([['NO-bad'], []]);
  });

  test('is played once if the suite does not start the device', async () => {
    const { judged, lives } = await confirmed([visit('visit')], () => true, { kind: 'external' });
    expect(lives).toBe(1);
    expect(judged.map(repeatedIn)).toEqual([[]]);
  });
});

test.each([
  ['a patient scenario whose failure its repetition did not show is played alone', undefined, 3],
  ['one that left it to its repetition whether the device comes back is not', true, 2],
] as const)('%s', async (_, leftToRepetition, expected) => {
  let lives = 0;
  const device = lampDevice({
    onConnect({ nth, report }) {
      lives = nth;
      report(nth === 1 ? 'bad' : 'good');
    },
  });
  const settings = { ...lampRun(device), rules: [bad] };
  const scenario = visit('visit', { patient: true });
  const [first, again] = [
    await playScenario(scenario, settings, settings.rules),
    await playScenario(scenario, settings, settings.rules),
  ];
  const played = { ...first, impatient: true, ...(leftToRepetition && { leftToRepetition }) };
  const [judged] = await confirmAll([{ scenario, played }], true, settings, undefined, new Map([[played, [again]]]));
  expect(lives).toBe(expected);
  expect(judged?.result.findings[0]?.violations).toEqual([]);
});

describe('the steps of a replay', () => {
  test('are played up to three times', async () => {
    const { judged, lives } = await confirmed([steps], (life) => life === 1);
    expect(lives).toBe(1 + 3);
    expect(judged.map(repeatedIn)).toEqual([[]]);
  });

  test('are played until they fail, and one failure is enough', async () => {
    const { judged, lives } = await confirmed([steps], (life) => life === 1 || life === 3);
    expect(lives).toBe(1 + 2);
    expect(judged.map(repeatedIn)).toEqual([['NO-bad']]);
    expect(judged[0]?.result.confirmation?.findings[0]?.violations).toHaveLength(1);
  });
});

describe('generated sequences', () => {
  const sequences = visit('sequences-1', {
    generated: true,
    async play(rig) {
      const player = new Player(rig);
      await player.playOn([start, send(1), send(2)], () => false);
      await player.playOn([send(3)], () => false);
    },
  });

  /** A lamp that is bad at the nth command of each life, and how many commands each life had. */
  async function badAt(nth: number) {
    const commands: number[] = [];
    const device = lampDevice({
      onConnect: () => void commands.push(0),
      onCommand(mid, { report }) {
        const count = (commands.pop() ?? 0) + 1;
        commands.push(count);
        if (count === nth) report('bad');
        return { msgType: 'deviceRsp', mid, errcode: 0 };
      },
    });
    return { judged: await firstAndAgain([sequences], device), commands };
  }

  test('are repeated from the last one on a fresh device, where that shows it', async () => {
    const { judged, commands } = await badAt(1);
    expect(commands).toEqual([3, 1]);
    expect(judged.map(repeatedIn)).toEqual([['NO-bad']]);
  });

  test('are repeated from the start of the device where the last one alone does not show it', async () => {
    const { judged, commands } = await badAt(3);
    // The barrier comes after the one command of the last sequence.
    expect(commands).toEqual([3, 2, 3]);
    expect(judged.map(repeatedIn)).toEqual([['NO-bad']]);
  });
});

test('what showed itself while the machine was too busy may show itself again, although the run knows by now how to go on', async () => {
  let isHeard = false;
  const device = lampDevice({
    onText: (text) => {
      isHeard = isShortest(text);
    },
    onCommand: (mid) => (isHeard ? { msgType: 'deviceRsp', mid, errcode: 0 } : undefined),
  });
  const judged = rules.filter(({ id }) => id === 'V1-CMD-10');
  const settings = { ...lampRun(device), rules: judged, learnt: new Learnt() };
  const scenario = visit('visit');
  const played = await playScenario(scenario, settings, judged);
  const busy = { ...played, heldUp: { longestMs: 2000, totalMs: 2000 } };
  const [one] = await confirmAll([{ scenario, played: busy }], true, settings);
  expect(settings.learnt.manner?.trial).toBe('withoutHasMore');
  expect(one?.result.findings[0]?.violations).toHaveLength(1);
});
