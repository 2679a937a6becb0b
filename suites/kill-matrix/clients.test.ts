import path from 'node:path';
import { test } from 'vitest';
import { c, cpp, python, pythonAdapter, shell } from '../../fixtures/clients/programs.ts';
import { adapterDevice } from '../device/adapter-device.ts';
import { commandDevice } from '../device/command-device.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import { expectNoAccusation } from './accusations.ts';
import type { TrialDevice } from './trial-run.ts';

/** A trial plays every scenario and lasts some twenty seconds; on a busy machine it may take much longer. */
const runawayMs = 240_000;
const cwd = path.join(import.meta.dirname, '../..');

/** What answering everything with success, and `{"result":0}`, breaks. */
const alwaysSuccess = ['V1-CMD-06', 'V1-CMD-08', 'V1-CMD-09', 'V1-CMD-17', 'V1-CMD-20'];
/** paho forgets its back-off with each connection that succeeds, so it comes back after a second each time. */
const takesBack = 'V1-SESSION-07';
const looksAtNoCertificate = ['V1-TLS-02', 'V1-TLS-03', 'V1-TLS-04'];
/** They know one command, do not look at its parameters, and libpaho passes over a packet of type 0. */
const inC = ['V1-CMD-09', 'V1-CMD-17', 'V1-STREAM-04'];
/** The client takes the local hour for its stamp. */
const localTime = new Date().getTimezoneOffset() === 0 ? [] : ['V1-CONN-07'];

const onCommand = (command: readonly string[]): DeviceUnderTest => commandDevice({ command, cwd });
const behindAdapter = (command: readonly string[]): DeviceUnderTest => adapterDevice({ command, cwd });
type Capabilities = TrialDevice['capabilities'];

test.concurrent.each<[string, string[] | undefined, typeof onCommand, Capabilities, string[], string[]?]>([
  ['Python on paho-mqtt', python, onCommand, {}, [...localTime, ...looksAtNoCertificate, ...alwaysSuccess, takesBack]],
  [
    'Python on paho-mqtt, behind an adapter',
    pythonAdapter,
    behindAdapter,
    { reports: 'driven' },
    [...alwaysSuccess, takesBack],
  ],
  ['C on paho-mqtt', c, onCommand, {}, [...inC, takesBack]],
  ['C++ on paho-mqtt', cpp, onCommand, {}, [...inC, takesBack]],
  // Whether mosquitto_pub comes back by itself, after a second each time, or gives up, so that the script decides, is chance.
  ['shell on mosquitto_pub', shell, onCommand, { commands: false }, [], [takesBack]],
])(
  'a client in another language is not accused: %s',
  { timeout: runawayMs },
  async (_, command, start, declared, warns, byChance) => {
    if (!command) throw new Error('its compiler, interpreter or library is missing: see .ci/run for the packages');
    const capabilities = { keepsReports: false, echoCommand: undefined, ...declared };
    await expectNoAccusation({ device: start(command), capabilities }, warns, byChance);
  },
);

test.concurrent('the reference adapter, compiled, is not accused', { timeout: runawayMs }, async () => {
  const device = behindAdapter(['node', path.join(cwd, 'dist/fixtures/adapters/reference-adapter.js')]);
  await expectNoAccusation({ device, capabilities: { reports: 'driven' } }, []);
});
