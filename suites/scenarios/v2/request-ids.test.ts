import { expect, test } from 'vitest';
import { variantDevice } from '../../../fixtures/devices/variants/index.ts';
import { readTrialProducts } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import type { Entry } from '../../rules/rule.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { implicit } from './request-ids.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 30_000 };

test('a device that subscribes is asked at its CONNACK, and again while it waits for its SUBACK, which comes', async () => {
  const device = moduleDevice(variantDevice('six-subscriptions-qos-1'));
  const settings = { ...trialSettings({ device, generation: 2, waits }, products[2]), learns: false };
  const { journal, outcome } = await playScenario(implicit, settings, settings.rules);
  expect(outcome).toBe('ran');
  const at = (isIt: (entry: Entry) => boolean) => journal.findIndex(isIt);
  const subscribe = at((entry) => entry.type === 'packet-received' && entry.packet.type === 'SUBSCRIBE');
  const suback = at((entry) => entry.type === 'packet-sent' && entry.packet.type === 'SUBACK');
  const [first = -1, second = -1] = journal.flatMap(({ type }, index) => (type === 'command-sent' ? [index] : []));
  expect(first).toBeGreaterThan(-1);
  expect(first).toBeLessThan(subscribe);
  expect(second).toBeGreaterThan(subscribe);
  expect(second).toBeLessThan(suback);
});
