import { expect, test } from 'vitest';
import type { Habit } from '../../fixtures/devices/behaviour.ts';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { ignoring } from '../../fixtures/devices/faults/message-changes.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { Learnt } from './learnt.ts';
import { defineScenario } from './scenario.ts';

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

async function played(device: Parameters<typeof moduleDevice>[0], learns = true) {
  const products = await readTrialProducts();
  const settings = trialSettings({ device: moduleDevice(device), generation: 2, waits }, products[2]);
  const learnt = new Learnt();
  const options = { ...rigOptionsOf(scenario, settings, learns), learnt };
  const { findings, journal } = await playScenario(scenario, options, settings.rules);
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
  const { broken, learnt, last } = await played(faultyDevice('v2-qos-1-passed-over'), false);
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
