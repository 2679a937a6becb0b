import { describe, expect, test } from 'vitest';
import type { Habit } from '../../fixtures/devices/behaviour.ts';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { ignoring } from '../../fixtures/devices/faults/message-changes.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { Player } from '../sequences/player.ts';
import { Learnt } from './learnt.ts';
import { defineScenario, type Scenario } from './scenario.ts';
import type { Step, StepCommand, StepOf } from './step.ts';

const waits = { startMs: 20_000, answerMs: 5000, reportMs: 20_000, reconnectMs: 8000 };

/** First as the platform sends them, of which some come before there is a subscription, then at QoS 0. */
const scenario = defineScenario({
  name: 'both',
  title: 'commands at both QoS',
  exercises: [],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.barrier();
    await rig.until(({ type }) => type === 'subscribed', { ms: 20_000 });
    await rig.commands.warmUp();
    await rig.commands.sendAll(rig.commands.draw(8).map((command) => ({ ...command, qos: 0 })));
    await rig.commands.sendAll(rig.commands.draw(4));
  },
});

/** The reference device, with subscriptions that raise the QoS. */
const subscribing: Habit = (_, { dialect }) => ({
  subscriptions: () => dialect.requestFilters.map((filter) => ({ filter, qos: 1 })),
});

interface Playing {
  readonly learns?: boolean;
  readonly plays?: Scenario;
  readonly answerMs?: number;
  /** Ids of rules. */
  readonly inDoubt?: readonly string[];
}

async function played(
  device: Parameters<typeof moduleDevice>[0],
  { learns = true, plays = scenario, answerMs = waits.answerMs, inDoubt = [] }: Playing = {},
) {
  const products = await readTrialProducts();
  const trial = { device: moduleDevice(device), generation: 2, waits: { ...waits, answerMs } } as const;
  const settings = trialSettings(trial, products[2]);
  const learnt = new Learnt();
  const options = { ...rigOptionsOf(plays, settings, learns), learnt };
  const doubted = settings.rules.filter(({ id }) => inDoubt.includes(id));
  const { findings, journal } = await playScenario(plays, options, settings.rules, doubted);
  const broken = findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
  const sent = journal.flatMap((entry) => (entry.type === 'command-sent' ? [entry] : []));
  const lost = journal.flatMap((entry) => (entry.type === 'command-unanswered' ? [entry.key] : []));
  return { broken, learnt, last: sent.at(-1)?.qos, silent: sent.filter(({ key }) => lost.includes(key)) };
}

test.concurrent.each([
  ['QoS 0', 'v2-qos-1-passed-over', 0],
  ['QoS 1', 'v2-qos-0-passed-over-once-qos-1-was-seen', 1],
] as const)('a device that answers at %s only is asked so from then on, and breaks one rule', async (_, fault, qos) => {
  const { broken, learnt, last, silent } = await played(faultyDevice(fault));
  expect(broken).toEqual(['V2-CMD-15']);
  expect(learnt.onlyQosOf('command')).toBe(qos);
  expect(learnt.onlyQosOf('set')).toBe(undefined);
  expect(last).toBe(qos);
  // The first one, and those that prove it.
  expect(silent.map((sent) => sent.qos)).toEqual([1 - qos, 1 - qos, 1 - qos]);
});

test.concurrent('in a repetition that has to show once more, and each silence has all of its wait', async () => {
  const { broken, learnt, last } = await played(faultyDevice('v2-qos-1-passed-over'), { learns: false });
  expect(broken).toEqual(['V2-CMD-15']);
  expect(learnt.onlyQosOf('command')).toBe(undefined);
  expect(last).toBe(0);
}, 40_000);

test.concurrent('a device that passes over every third command is not taken for one', async () => {
  let nth = 0;
  const forgets = ignoring(({ family }) => family === 'command' && ++nth % 3 === 0);
  const forgetful: Habit = (...given) => ({ ...subscribing(...given), ...forgets(...given) });
  const { learnt } = await played(createReferenceDevice({ generation: 2 }, forgetful));
  expect(learnt.onlyQosOf('command')).toBe(undefined);
});

test.concurrent('a device that answers at both is asked nothing twice', async () => {
  const { broken, learnt, silent } = await played(createReferenceDevice({ generation: 2 }, subscribing));
  expect(broken).toEqual([]);
  expect(silent).toEqual([]);
  expect(learnt.onlyQosOf('command')).toBe(undefined);
});

const set = (colourTemperature: number, more: Partial<StepCommand> = {}): StepCommand => ({
  v2: { family: 'set' },
  serviceId: 'Lamp02',
  cmd: 'properties/set',
  paras: { services: [{ service_id: 'Lamp02', properties: { colourTemperature } }] },
  ...more,
});
const send = (command: StepCommand): Step => ({ kind: 'command', command });
const malformed = (more: Pick<StepOf<'probe'>, 'v2'> = {}): Step => ({
  ...more,
  kind: 'probe',
  what: 'malformed',
  flaw: 'an array',
  payload: Buffer.from('["Lamp"]').toString('base64'),
});
const switches: StepCommand = { serviceId: 'Lamp01', cmd: 'SWITCH', paras: { state: 'ON' } };

/** Before that, requests come at QoS 0 only. */
const onceSubscribed = (steps: Step[]) =>
  defineScenario({
    ...scenario,
    async play(rig) {
      await rig.startAndConnect();
      await rig.until(({ type }) => type === 'subscribed', { ms: 20_000 });
      await new Player(rig).play(steps);
    },
  });

const setAfterMalformed = [
  send(switches),
  send(set(2800)),
  malformed({ v2: { family: 'set' } }),
  send(set(2900, { qos: 0 })),
];

describe.each([
  ['at first', true],
  ['in a repetition', false],
])('%s, in a sequence of steps, it is the QoS that is blamed', (_, learns) => {
  test.concurrent.each<[string, string, string, Step[]]>([
    ['and not what came before it, a property set', 'v2-set-qos-0-passed-over', 'V2-SET-17', setAfterMalformed],
    [
      'and not the length',
      'v2-set-qos-1-passed-over',
      'V2-SET-17',
      [send(switches), send(set(2800, { qos: 0 })), send(set(2900, { bytes: 400 }))],
    ],
    [
      'and not what came before it, a command',
      'v2-qos-0-passed-over',
      'V2-CMD-15',
      [{ kind: 'commands', n: 2, command: switches }, malformed(), send({ ...switches, qos: 0 })],
    ],
  ])(
    '%s',
    async (_, fault, rule, steps) => {
      const { broken } = await played(faultyDevice(fault), { learns, plays: onceSubscribed(steps) });
      expect(broken).toEqual([rule]);
    },
    60_000,
  );
});

test.concurrent('it is also where the wait is over before it can be asked at the other QoS', async () => {
  const doubt = { learns: false, answerMs: 2000, inDoubt: ['V2-SET-14'] };
  const { broken } = await played(faultyDevice('v2-set-qos-0-passed-over'), {
    ...doubt,
    plays: onceSubscribed(setAfterMalformed),
  });
  expect(broken).toEqual(['V2-SET-17']);
});
