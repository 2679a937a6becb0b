import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { drivenReports } from './driven-reports.ts';

const waits = { startMs: 20_000, answerMs: 2000, reportMs: 20_000, reconnectMs: 45_000 };

test('a device that answers no command still reports what it is told to', { timeout: 60_000 }, async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('answers-nothing'));
  const settings = trialSettings({ device, waits, rules: ['V1-REPORT-14'] }, products[1]);
  const { findings, outcome } = await playScenario(
    drivenReports,
    rigOptionsOf(drivenReports, settings, true),
    settings.rules,
  );
  expect(outcome).toBe('ran');
  expect(findings[0]?.violations).toEqual([]);
  expect(findings[0]?.exercised).toBeGreaterThan(8);
});
