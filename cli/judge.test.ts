import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generate, type Packet } from 'mqtt-packet';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { conversation, framesOf, pcapOf } from '../mock-platform/capture/testing.ts';
import { readCapture } from '../mock-platform/generations/v1/capture/read-capture.ts';
import { generateCredentials } from '../mock-platform/generations/v1/credentials.ts';
import { freePort } from '../mock-platform/listeners/free-port.ts';
import type { ConformanceResult } from '../suites/result/conformance-result.ts';
import { program, Served, said } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judge-'));
});
afterAll(() => rm(folder, { recursive: true }));

const root = join(import.meta.dirname, '..');
const model = join(root, 'fixtures/product-models/street-lamp');

function judge(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'judge', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

async function resultIn(reportDir: string): Promise<ConformanceResult> {
  return JSON.parse(await readFile(join(folder, reportDir, 'conformance.json'), 'utf8'));
}

/** tcpdump at work on the loopback interface; undefined where the machine does not have it, or does not let it. */
async function capture(port: number, file: string) {
  const tcpdump = spawn('tcpdump', ['-i', 'lo', '-U', '--immediate-mode', '-s', '0', '-w', file, `port ${port}`]);
  let said = '';
  const listening = new Promise<boolean>((resolve) => {
    tcpdump.on('error', () => resolve(false));
    tcpdump.on('close', () => resolve(false));
    tcpdump.stderr.on('data', (text) => {
      said += text;
      if (said.includes('listening on')) resolve(true);
    });
  });
  return (await listening) ? tcpdump : undefined;
}

const lamps = {
  1: { model, platform: 'street-lamp' },
  2: { model: join(root, 'fixtures/product-models/street-lamp-v5/product.json'), platform: 'street-lamp-v5' },
} as const;

test.for([1, 2] as const)(
  'a capture of tcpdump and the journal of a device of generation %i come to the same verdicts',
  async (generation, context) => {
    const { model, platform } = lamps[generation];
    const port = await freePort();
    const [pcap, ndjson] = [`device-${generation}.pcap`, `device-${generation}.ndjson`];
    const file = join(folder, pcap);
    const tcpdump = await capture(port, file);
    if (!tcpdump) return context.skip('tcpdump cannot capture here');
    onTestFinished(() => void tcpdump.kill('SIGKILL'));
    const script = join(root, 'fixtures/platforms', platform, 'scripts/dim-by-day.yaml');
    const served = new Served(
      [
        '--tcp-port',
        String(port),
        '--journal',
        ndjson,
        '--http-port',
        'off',
        '--https-port',
        'off',
        '--generation',
        String(generation),
        '--script',
        script,
      ],
      { cwd: folder },
    );
    const { devices } = await served.ready();
    const [device] = devices;
    const child = spawn(process.execPath, [join(root, 'lib/fixtures/devices/run-device.js')], {
      env: {
        PATH: process.env.PATH,
        IOT_HOST: '127.0.0.1',
        IOT_PORT: String(port),
        IOT_TRANSPORT: 'mqtt',
        IOT_DEVICE_ID: device?.deviceId,
        IOT_DEVICE_SECRET: device?.secret,
        IOT_GENERATION: String(generation),
        IOT_PRODUCT_MODEL: model,
        IOT_REPORT_INTERVAL: '50',
      },
    });
    await served.line(/(report[^\n]*\n[\s\S]*){5}/);
    child.kill('SIGTERM');
    await served.line(/gone/);
    await served.stop();
    await untilClosed(file, port);
    tcpdump.kill('SIGINT');
    await once(tcpdump, 'close');

    const ofJournal = judge(ndjson, '--report-dir', 'journal');
    const ofCapture = judge(
      pcap,
      '--port',
      String(port),
      '--secret',
      device?.secret ?? '',
      '--product-model',
      model,
      '--report-dir',
      'capture',
    );
    expect(ofJournal).toMatchObject({ status: 0, stderr: '' });
    expect(ofCapture).toMatchObject({ status: 0, stderr: '' });
    expect(ofCapture.stdout).toContain(`Conformance of ${pcap}, generation ${generation}\n`);
    expect(ofCapture.stdout).toContain('The device keeps every rule that was judged. Exit code 0.');
    const [journal, captured] = [await resultIn('journal'), await resultIn('capture')];
    const counted = ({ rules }: ConformanceResult) =>
      rules.map(({ id, verdict, exercised }) => ({ id, verdict, exercised }));
    expect(counted(captured)).toEqual(counted(journal));
    expect(journal.summary.counts.pass).toBeGreaterThan(50);
    const byDefault = judge(ndjson);
    expect(byDefault.stdout).toContain('Report  reports/judge/conformance.html\n');
    expect(byDefault.stdout.split('\n').length).toBeLessThan(40);
    expect(await readFile(join(folder, 'reports/judge/conformance.html'), 'utf8')).toContain(ndjson);
    const blind = judge(pcap, '--port', String(port), '--report-dir', 'blind', '--verbose');
    expect(blind.stdout).toMatch(/V[12]-CONN-04 +n\/a +needs the device's secret: give --secret/);
  },
);

/** Resolves once the capture has the end of the connection: packets reach the file later than the device. */
async function untilClosed(path: string, port: number): Promise<void> {
  const isClosed = async () => {
    try {
      return readCapture(await readFile(path), { ports: [port] }).entries.some(
        ({ type }) => type === 'connection-closed',
      );
    } catch {
      return false;
    }
  };
  const changes = watch(path);
  const closed = isClosed();
  if (await closed) return;
  for await (const _ of changes) if (await isClosed()) return;
}

describe('a capture that lacks something says what, and ends with 3', () => {
  const time = Date.UTC(2026, 10, 29, 1);
  const device = { deviceId: '60f79a4eaa3bcc028737a53a_lamp_1', secret: '00112233445566778899' };
  const { clientId, username, password } = generateCredentials({ ...device, time });
  const turn = (from: 'client' | 'server', packet: Packet) => ({ from, bytes: generate(packet) });
  const connect = { cmd: 'connect', clean: true, keepalive: 120, clientId, username, password } as unknown as Packet;
  const report = (messageId: number, data: unknown) =>
    turn('client', {
      cmd: 'publish',
      topic: `/huawei/v1/devices/${device.deviceId}/data/json`,
      payload: JSON.stringify({ msgType: 'deviceReq', data }),
      qos: 1,
      retain: false,
      dup: false,
      messageId,
    });
  const puback = (messageId: number) => turn('server', { cmd: 'puback', messageId });
  const lamp = { serviceId: 'Lamp01', serviceData: { brightness: 40, state: 'ON' } };
  /** A lamp whose second report is an object instead of an array: V1-REPORT-03. */
  const whole = conversation(
    [
      turn('client', connect),
      turn('server', { cmd: 'connack', returnCode: 0, sessionPresent: false }),
      report(1, [lamp]),
      puback(1),
      report(2, lamp),
      puback(2),
      turn('client', { cmd: 'disconnect' }),
    ],
    { time },
  );
  const cutAfter = (length: number) => (frame: { time: number; data: Uint8Array }) => ({
    ...frame,
    data: frame.data.subarray(0, length),
    cut: Math.max(0, frame.data.length - length),
  });
  const judged = async (bytes: Uint8Array) => {
    await writeFile(join(folder, 'lamp.pcap'), bytes);
    const args = ['lamp.pcap', '--product-model', model, '--secret', device.secret, '--verbose'];
    const { stdout, exitCode } = await said(['judge', ...args], { cwd: folder });
    return { text: stdout.replace(/\s+/g, ' '), status: exitCode };
  };

  test('as a whole it fails', async () => {
    const { text, status } = await judged(pcapOf(framesOf(whole)));
    expect({ status, fails: text.includes('✗ V1-REPORT-03') }).toEqual({ status: 1, fails: true });
    expect(text).not.toContain('Incomplete');
    // With the flags that the verdicts depend on, and without the secret.
    const again = `npx huawei-iot-conformance judge lamp.pcap --secret '***' --product-model ${model}`;
    expect(text).toContain(`Replay ${again} `);
    expect(text.endsWith(`Next ${again} `)).toBe(true);
  });

  test('a segment of the device', async () => {
    const first = whole.findIndex(({ from, bytes }) => from === 'client' && bytes?.[0] === 0x32);
    const { text, status } = await judged(pcapOf(framesOf(whole.filter((_, index) => index !== first))));
    expect(status).toBe(3);
    expect(text).toMatch(
      /\? Connection 1 lacks \d+ bytes that the device sent, and the \d+ bytes behind them were not read/,
    );
    expect(text).toContain('The recording is incomplete: the device breaks no rule in what there is of it.');
  });

  test('one direction', async () => {
    const { text, status } = await judged(pcapOf(framesOf(whole.filter(({ from }) => from === 'client'))));
    expect(status).toBe(3);
    expect(text).toContain('The capture holds only one direction of 1 connection: nothing the platform sent.');
    expect(text).toMatch(/V1-CONN-04 n\/a the capture lacks what would show it/);
  });

  test('the ends of its packets', async () => {
    const { text, status } = await judged(pcapOf(framesOf(whole).map(cutAfter(96))));
    expect(status).toBe(3);
    expect(text).toMatch(/\d packets were cut off after 96 bytes \(the longest had \d+\)/);
    expect(text).toContain('tcpdump -s 0');
    expect(text).toMatch(/V1-CONN-04 n\/a the capture lacks what would show it/);
  });
});

test('a journal that an editor saved as UTF-16, or that is packed, is read', async () => {
  const ndjson = '{"seq":1,"at":0,"wall":0,"type":"note"}\n';
  await writeFile(join(folder, 'utf16.ndjson'), Buffer.from(`\ufeff${ndjson}`, 'utf16le'));
  await writeFile(join(folder, 'packed.ndjson.gz'), gzipSync(ndjson));
  for (const file of ['utf16.ndjson', 'packed.ndjson.gz']) {
    const { stderr } = await said(['judge', file], { cwd: folder });
    expect(stderr).toContain('Nobody connects in');
  }
});

test.each<[string[], string]>([
  [['none.pcap'], 'cannot be read: there is no such file'],
  [['.'], 'cannot be read: it is a folder'],
  [[join(root, 'package-lock.json')], 'package-lock.json cannot be read as a journal: Line 1 is not JSON'],
  [[join(root, 'LICENSE')], 'expected a journal (one JSON object a line'],
  [['x.pcap', '--port', 'http'], '--port is "http": expected a whole number from 1 to 65535'],
  [['x.pcap', '--product-model', 'nowhere'], 'The product model in "'],
])('%j is refused in words, with exit code 2 and no stack', async (args, message) => {
  const { exitCode, stdout, stderr } = await said(['judge', ...args], { cwd: folder });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
});
