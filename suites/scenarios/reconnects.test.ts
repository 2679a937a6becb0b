import { expect, test } from 'vitest';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { unacknowledged } from './reconnects.ts';

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 20_000 };

test('a device that comes back later than a report has to is waited for in a first look, too', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(createReferenceDevice({ generation: 2 }, () => ({ backOffMs: () => 3500 })));
  const settings = trialSettings({ device, generation: 2, waits, rules: ['V2-SESSION-09'] }, products[2]);
  const options = rigOptionsOf(unacknowledged, settings, true);
  const { outcome, findings } = await playScenario(unacknowledged, options, settings.rules);
  expect(outcome).toBe('ran');
  expect(findings).toMatchObject([{ violations: [] }]);
  expect(findings[0]?.exercised).toBeGreaterThan(0);
});
