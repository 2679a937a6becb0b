import { expect, test } from 'vitest';
import { faultsOfV2 } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { expectNoAccusation } from './accusations.ts';
import { tryFault } from './fault-trial.ts';
import { readTrialProducts } from './trial-product.ts';

const products = await readTrialProducts();

/** For each scenario that only generation 2 has, a device that shows its fault there. */
const shownIn = {
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

test('the reference device is accused of nothing', { timeout: 240_000 }, async () => {
  const device = moduleDevice(createReferenceDevice({ generation: 2 }));
  await expectNoAccusation({ device, generation: 2 }, []);
});
