import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { oversized } from './v1/malformed.ts';

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 8000 };

test('a device that stays away after a command that is too long is sent no other one', async () => {
  const products = await readTrialProducts();
  const trial = { device: moduleDevice(faultyDevice('leaves-after-oversized-command')), waits };
  const rules = ['V1-STREAM-03'];
  const settings = trialSettings({ ...trial, capabilities: { maxCommandBytes: 1024 }, rules }, products[1]);
  const options = rigOptionsOf(oversized, settings, true);
  const { findings, journal } = await playScenario(oversized, options, settings.rules);
  expect(findings.map(({ violations }) => violations.length)).toEqual([1]);
  expect(journal.filter((entry) => entry.type === 'stage-began' && entry.stage === 'oversized')).toHaveLength(1);
});
