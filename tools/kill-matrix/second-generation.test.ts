import { expect, test } from 'vitest';
import { faultsOfV2, faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { playScenario } from '../../suites/run/play-scenario.ts';
import { rigOptionsOf } from '../../suites/run/rig-options-of.ts';
import { expectNoAccusation } from './accusations.ts';
import { tryFault } from './fault-trial.ts';
import { takeTurns } from './testing/take-turns.ts';
import { readTrialProducts, repertoireOf } from './trial-product.ts';
import { trialSettings } from './trial-run.ts';

takeTurns(3);

const products = await readTrialProducts();

/** For each scenario that only generation 2 has, or has something of its own in, a device that shows its fault there. */
const shownIn = {
  reports: 'event-time-of-boot',
  sets: 'set-first-service-only',
  gets: 'get-always-first-service',
  'request-ids': 'request-id-cut-19',
  messages: 'message-empty-crash',
  events: 'event-unknown-crash',
  malformed: 'get-after-malformed-stuck',
};

test.concurrent.each(Object.entries(shownIn))('%s shows %s', { timeout: 60_000 }, async (_, id) => {
  const fault = faultsOfV2.find((one) => one.id === id);
  if (!fault) throw new Error(`there is no fault ${id}`);
  const { trial } = await tryFault(fault, products, false);
  expect(trial.red).toContain(fault.rule);
  expect(trial.harnessErrors).toEqual([]);
});

test.concurrent.each(['request-ids', 'mixed'])(
  '%s uses no request id twice, as the platform never does',
  async (name) => {
    const device = moduleDevice(createReferenceDevice({ generation: 2 }));
    const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };
    const settings = trialSettings({ device, generation: 2, waits }, products[2]);
    const scenario = repertoireOf(2).find((one) => one.name === name);
    if (!scenario) throw new Error(`there is no scenario ${name}`);
    const { journal } = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
    const keys = journal.flatMap((entry) => (entry.type === 'command-sent' ? [entry.key] : []));
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys).size).toBe(keys.length);
  },
);

test.concurrent('the reference device is accused of nothing', { timeout: 240_000 }, async () => {
  const device = moduleDevice(createReferenceDevice({ generation: 2 }));
  await expectNoAccusation({ device, generation: 2 }, []);
});

test.concurrent('sets that are answered in the place of commands are judged once that is known', async () => {
  const device = moduleDevice(faultyDevice('set-answered-on-command-topic'));
  const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };
  const settings = trialSettings({ device, generation: 2, waits }, products[2]);
  const scenario = repertoireOf(2).find((one) => one.name === 'sets');
  if (!scenario) throw new Error('there is no scenario sets');
  const { journal, findings } = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
  const sets = journal.flatMap((entry) => {
    const isEnd = entry.type === 'command-answered' || entry.type === 'command-unanswered';
    return isEnd && entry.v2?.family === 'set' ? [entry] : [];
  });
  expect(sets.slice(0, 2).map(({ type }) => type)).toEqual(['command-unanswered', 'command-unanswered']);
  expect(sets.length).toBeGreaterThan(10);
  expect(sets.slice(2).every((entry) => entry.type === 'command-answered' && entry.otherwise === 'form')).toBe(true);
  const red = findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
  expect(red).toEqual(['V2-TOPIC-03']);
  const judged = findings.flatMap(({ rule, exercised }) => (exercised > 0 ? [rule.id] : []));
  expect(judged).toEqual(expect.arrayContaining(['V2-SET-02', 'V2-SET-04', 'V2-SET-05', 'V2-SET-06', 'V2-SET-10']));
});

test.concurrent('where no property set is answered, malformed ones and property gets have their turn all the same', async () => {
  const device = moduleDevice(faultyDevice('set-not-answered'));
  const waits = { startMs: 20_000, answerMs: 2000, reportMs: 20_000, reconnectMs: 45_000 };
  const settings = trialSettings({ device, generation: 2, waits }, products[2]);
  const scenario = repertoireOf(2).find((one) => one.name === 'malformed');
  if (!scenario) throw new Error('there is no scenario malformed');
  const { findings } = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
  const judged = findings.flatMap(({ rule, exercised }) => (exercised > 0 ? [rule.id] : []));
  expect(judged).toEqual(expect.arrayContaining(['V2-CMD-11', 'V2-GET-11']));
  expect(findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []))).toEqual(['V2-SET-01']);
});

test.concurrent('where no property get is answered, not every property set is followed by one', {
  timeout: 120_000,
}, async () => {
  const device = moduleDevice(faultyDevice('v2-get-answers-nothing'));
  const waits = { startMs: 20_000, answerMs: 500, reportMs: 20_000, reconnectMs: 45_000 };
  const settings = trialSettings({ device, generation: 2, waits }, products[2]);
  const scenario = repertoireOf(2).find((one) => one.name === 'sets');
  if (!scenario) throw new Error('there is no scenario sets');
  const { journal } = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
  const sent = journal.flatMap((entry) => (entry.type === 'command-sent' ? [entry.v2?.family] : []));
  const count = (family: string) => sent.filter((one) => one === family).length;
  expect(count('set')).toBeGreaterThan(30);
  expect(count('get')).toBeLessThan(count('set'));
});
