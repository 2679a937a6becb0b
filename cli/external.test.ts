import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { formatReplayToken } from '../suites/run/replay-token.ts';

const root = join(import.meta.dirname, '..');
const main = join(root, 'lib/cli/main.js');
const device = join(root, 'lib/fixtures/devices/run-device.js');
const model = join(root, 'fixtures/product-models/street-lamp');

/** Reads the settings that the suite prints for the person at the bench. */
async function settingsFrom(stream: NodeJS.ReadableStream): Promise<Record<string, string>> {
  const settings: Record<string, string> = {};
  for await (const line of createInterface({ input: stream })) {
    const [, name, value] = /^ {2}(\w[\w ]*?) {2,}(\S.*)$/.exec(line) ?? [];
    if (name && value) settings[name] = value;
    if (name === 'product model') break;
  }
  return settings;
}

test('hardware on the bench learns where to connect, is waited for, and is judged in several scenarios', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'conformance-bench-'));
  for (const scenario of ['connect', 'cut', 'commands']) {
    const args = ['replay', formatReplayToken({ scenario, seed: 1 }), '--device-external', '--product-model', model];
    const suite = spawn(process.execPath, [main, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let report = '';
    suite.stdout.on('data', (text) => {
      report += text;
    });
    const ended = once(suite, 'close');
    const told = await settingsFrom(suite.stderr);
    const hardware = spawn(process.execPath, [device], {
      env: {
        ...process.env,
        IOT_HOST: told.host,
        IOT_PORT: told.port,
        IOT_TRANSPORT: 'mqtts',
        IOT_CA_FILE: told.transport?.replace('mqtts, trusting the CA in ', ''),
        IOT_DEVICE_ID: told['device id'],
        IOT_NODE_ID: told['node id'],
        IOT_DEVICE_SECRET: told.secret,
        IOT_CODEC_MODE: told['codec mode'],
        IOT_PRODUCT_MODEL: told['product model'],
      },
    });
    const [exitCode] = await ended;
    hardware.kill('SIGKILL');
    expect(report).toContain('The device keeps every rule that was judged.');
    expect(exitCode).toBe(0);
  }
  await rm(cwd, { recursive: true });
}, 60_000);
