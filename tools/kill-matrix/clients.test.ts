import path from 'node:path';
import { test } from 'vitest';
import { adapterDevice } from '../../suites/device/adapter-device.ts';
import { expectNoAccusation } from './accusations.ts';
import { clientTrials } from './testing/client-trials.ts';
import { takeTurns } from './testing/take-turns.ts';

/** A trial plays every scenario and lasts some twenty seconds; on a busy machine it may take much longer. */
const runawayMs = 240_000;
const cwd = path.join(import.meta.dirname, '../..');
// More at a time make the machine late: who fights for a connection then looks like one that waits longer.
takeTurns(4);

test.concurrent.each(clientTrials.map((trial) => [trial.name, trial] as const))(
  'a client in another language is not accused: %s',
  { timeout: runawayMs },
  async (_, { generation, device, capabilities, warns, byChance }) => {
    const declared = { keepsReports: false, echoCommand: undefined, ...capabilities };
    const trial = { device: device(), ...(generation && { generation }), capabilities: declared };
    await expectNoAccusation(trial, warns, byChance);
  },
);

test.concurrent.each([1, 2] as const)(
  'the reference adapter, compiled, is not accused in generation %d',
  { timeout: runawayMs },
  async (generation) => {
    const command = ['node', path.join(cwd, 'lib/fixtures/adapters/reference-adapter.js')];
    const device = adapterDevice({ command, cwd });
    await expectNoAccusation({ device, generation, capabilities: { reports: 'driven' } }, []);
  },
);
