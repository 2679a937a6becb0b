import { test } from 'vitest';
import { variantDevice, variants } from '../../fixtures/devices/variants/index.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { expectNoAccusation } from './accusations.ts';

/** A trial plays every scenario and lasts some ten seconds; on a busy machine it may take much longer. */
const runawayMs = 240_000;

test.concurrent.each(variants.map((variant) => [variant.id, variant] as const))(
  'a correct device is not accused: %s',
  { timeout: runawayMs },
  async (id, { generation, warns, capabilities, identity }) => {
    const device = moduleDevice(variantDevice(id));
    const trial = { device, ...(generation && { generation }), ...(capabilities && { capabilities }) };
    await expectNoAccusation({ ...trial, ...(identity && { identity }) }, warns);
  },
);
