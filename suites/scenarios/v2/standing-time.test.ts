import { expect, test } from 'vitest';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import { readTrialProducts, repertoireOf } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { playScenario } from '../../run/play-scenario.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };

test('a clock that stands still shows also where a report comes only now and then', { timeout: 60_000 }, async () => {
  const device = moduleDevice(faultyDevice('event-time-of-boot', { reportIntervalMs: 1200 }));
  const settings = trialSettings({ device, generation: 2, waits }, products[2]);
  const reports = repertoireOf(2).find(({ name }) => name === 'reports');
  if (!reports) throw new Error('There is no scenario reports.');
  const { findings } = await playScenario(reports, { ...settings, learns: true }, settings.rules);
  const broken = findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
  expect(broken).toContain('V2-PROP-09');
});
