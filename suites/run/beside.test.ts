import { describe, expect, test } from 'vitest';
import type { DeviceUnderTest } from '../device/device.ts';
import { defineScenario, type Scenario } from '../scenarios/scenario.ts';
import { Believed, type BelievedFailure } from './believed.ts';
import { Beside } from './beside.ts';
import { playScenario } from './play-scenario.ts';
import { brokenRules } from './repeat.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import { type LampHabits, lampDevice, lampRun, noReport, visit } from './testing.ts';

const bad = noReport('bad');
const worse = noReport('worse');
const odd = noReport('odd', { level: 'SHOULD' });

/** Plays the scenarios at the same time, and repeats what they break beside them. */
async function beside(scenarios: readonly Scenario[], habits: LampHabits | DeviceUnderTest, waits = {}) {
  const device = 'start' in habits ? habits : lampDevice(habits);
  const run = lampRun(device);
  const settings = { ...run, rules: [odd, bad, worse], waits: { ...run.waits, ...waits } };
  const told: BelievedFailure[] = [];
  const believed = new Believed((failure) => told.push(failure));
  const repetitions = new Beside(settings, believed);
  const firsts = await Promise.all(
    scenarios.map(async (scenario) => {
      const options = { ...rigOptionsOf(scenario, settings, true), ...repetitions.watch(scenario) };
      const played = await playScenario(scenario, options, settings.rules);
      repetitions.ended({ scenario, played }, false);
      return played;
    }),
  );
  const repeated = await repetitions.repetitions();
  const shown = firsts.map((played) => (repeated.get(played) ?? []).map(brokenRules));
  return { told, shown, firsts };
}

/** Reports these texts whenever it starts, by the number of the life. */
function reports(texts: (nth: number) => readonly string[]) {
  let lives = 0;
  const habits: LampHabits = {
    onConnect({ nth, report }) {
      lives = nth;
      for (const text of texts(nth)) report(text);
    },
  };
  return { habits, lives: () => lives };
}

describe('what a first run breaks', () => {
  test('is repeated on a fresh device, and told when it shows again', async () => {
    const { habits, lives } = reports(() => ['bad']);
    const { told, shown } = await beside([visit('visit')], habits);
    expect(shown).toEqual([[['NO-bad']]]);
    expect(told).toMatchObject([{ rule: 'NO-bad', scenario: 'visit', message: 'It reported "bad".' }]);
    expect(lives()).toBe(2);
  });

  test('is told with what is a MUST in front', async () => {
    const { habits } = reports(() => ['odd', 'bad']);
    const { told } = await beside([visit('visit')], habits);
    expect(told.map(({ rule }) => rule)).toEqual(['NO-bad', 'NO-odd']);
  });

  test('is not believed when it does not show again', async () => {
    const { habits } = reports((nth) => (nth === 1 ? ['bad'] : ['good']));
    const { told, shown } = await beside([visit('visit')], habits);
    expect(shown).toEqual([[[]]]);
    expect(told).toEqual([]);
  });

  test('is repeated twice at a time, however many scenarios break it', async () => {
    const { habits, lives } = reports(() => ['bad']);
    const { told } = await beside([visit('one'), visit('two'), visit('three')], habits);
    expect(told).toHaveLength(1);
    expect(lives()).toBe(5);
  });

  test('is repeated in the next scenario when it did not show again in those before', async () => {
    const { habits } = reports((nth) => (nth === 4 || nth === 5 ? ['good'] : ['bad']));
    const { told, shown } = await beside([visit('one'), visit('two'), visit('three')], habits);
    expect(shown.flat().toSorted()).toEqual([[], [], ['NO-bad']]);
    expect(told).toHaveLength(1);
  });

  test('is believed as far as it shows again', async () => {
    const { habits } = reports((nth) => (nth === 1 ? ['bad', 'worse'] : ['worse']));
    const { told, shown } = await beside([visit('visit')], habits);
    expect(told.map(({ rule }) => rule)).toEqual(['NO-worse']);
    expect(shown).toEqual([[['NO-worse']]]);
  });
});

test('a scenario that breaks nothing is not repeated', async () => {
  const { habits, lives } = reports(() => ['good']);
  expect((await beside([visit('visit')], habits)).shown).toEqual([[]]);
  expect(lives()).toBe(1);
});

describe('a first run that waits long', () => {
  /** Waits for a device that never comes back; long before that, its repetition begins. */
  const waiting = defineScenario({
    name: 'waiting',
    title: 'the wait for the device ends without it',
    exercises: [],
    async play(rig) {
      await rig.startAndConnect();
      await rig.awaits('reconnectMs', () => false);
    },
  });

  test('has its repetition wait at the same time', async () => {
    const { habits } = reports(() => ['bad']);
    const began = performance.now();
    const { told } = await beside([waiting], habits, { reconnectMs: 6000 });
    expect(told).toHaveLength(1);
    // One after the other they would have taken twelve seconds.
    expect(performance.now() - began).toBeLessThan(11_000);
  });

  test('for an answer that does not come has its repetition begin before it goes on', async () => {
    let lamps = 0;
    let begins = () => {};
    const again = new Promise<void>((resolve) => {
      begins = resolve;
    });
    const silent = defineScenario({
      name: 'silent',
      title: 'a command stays without its answer, and the device is left alone after that',
      exercises: [],
      async play(rig) {
        await rig.startAndConnect();
        await rig.commands.send(rig.commands.plainest, { mayBeSilent: true });
        await again;
      },
    });
    const onConnect = () => {
      lamps += 1;
      if (lamps === 2) begins();
    };
    await beside([silent], { onConnect, onCommand: () => undefined }, { answerMs: 300 });
    expect(lamps).toBe(2);
  });

  test('and shows nothing has its repetition ended with it', async () => {
    const { habits, lives } = reports(() => ['good']);
    const { told, shown } = await beside([waiting], habits, { reconnectMs: 6000 });
    expect({ told, shown, lives: lives() }).toEqual({ told: [], shown: [[]], lives: 2 });
  });
});
