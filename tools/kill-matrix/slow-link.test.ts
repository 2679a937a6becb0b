import { test } from 'vitest';
import referenceDevice from '../../fixtures/devices/reference-device.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { expectNoAccusation } from './accusations.ts';
import { clientTrials } from './testing/client-trials.ts';
import { overSlowLink } from './testing/slow-link.ts';
import { takeTurns } from './testing/take-turns.ts';

/** A trial lasts some fifty seconds, most of them waiting; on a busy machine it may take much longer. */
const runawayMs = 300_000;
// More at a time make the machine late, on top of the link: who fights for a connection then looks like one that waits longer.
takeTurns(3);
/** A mobile network: every fiftieth segment is lost, and sent again. */
const mobile = { delayMs: 80, jitterMs: 30, lateShare: 0.02, lateMs: 250 };

test.concurrent('over a slow link the reference device is accused of nothing', { timeout: runawayMs }, async () => {
  await expectNoAccusation({ device: overSlowLink(moduleDevice(referenceDevice), mobile) }, []);
});

test.concurrent.each(clientTrials.map((trial) => [trial.name, trial] as const))(
  'over a slow link a client in another language is not accused: %s',
  { timeout: runawayMs },
  async (_, { generation, device, capabilities, warns, byChance }) => {
    const declared = { keepsReports: false, echoCommand: undefined, ...capabilities };
    const trial = { device: overSlowLink(device(), mobile), ...(generation && { generation }), capabilities: declared };
    await expectNoAccusation(trial, warns, byChance);
  },
);
