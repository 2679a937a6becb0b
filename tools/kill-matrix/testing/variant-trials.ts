import { test } from 'vitest';
import { variantDevice, variants } from '../../../fixtures/devices/variants/index.ts';
import type { GenerationNumber } from '../../../suites/configuration/generations.ts';
import { moduleDevice } from '../../../suites/device/module-device.ts';
import { expectNoAccusation } from '../accusations.ts';
import { isOf } from '../trial-product.ts';
import { takeTurns } from './take-turns.ts';

/** A trial plays every scenario and lasts some ten seconds; on a busy machine it may take much longer. */
const runawayMs = 240_000;

/**
 * For tests: every variant of a generation against the suites. Each generation has a file, and so a worker. A trial computes for a third
 * of its time: with more than two at a time beside the other workers the cores are overfull, trials are held up, and what is held up is
 * played again.
 */
export function testVariantsOf(generation: GenerationNumber): void {
  takeTurns(2);
  test.concurrent.each(variants.filter(isOf(String(generation))).map((variant) => [variant.id, variant] as const))(
    'a correct device is not accused: %s',
    { timeout: runawayMs },
    async (id, { warns, capabilities, identity }) => {
      const trial = { device: moduleDevice(variantDevice(id)), generation, ...(capabilities && { capabilities }) };
      await expectNoAccusation({ ...trial, ...(identity && { identity }) }, warns);
    },
  );
}
