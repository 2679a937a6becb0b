import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { type Ready, Served } from '../../../cli/testing.ts';
import { python, pythonV2 } from '../../../fixtures/clients/programs.ts';
import { MockPlatformClient } from '../../../mock-platform/admin/mock-platform-client.ts';
import { Chromium, chromiumPath } from '../../report/html/testing/chromium.ts';
import type { Tab } from '../../report/html/testing/tab.ts';

// In CI a missing browser is an error, not a reason to look away.
export const isMissing = (chromiumPath === undefined || python === undefined) && process.env.CI !== 'true';
export const ofChromium = `in Chromium${isMissing ? ' (skipped: Chromium or paho is not installed)' : ''}`;

const models = join(import.meta.dirname, '../../../fixtures/product-models');
const clients = {
  1: { program: python ?? [], model: join(models, 'street-lamp') },
  2: { program: pythonV2 ?? [], model: join(models, 'street-lamp-v5/product.json') },
} as const;

/** A real `serve`, a real device in Python, and the console in a browser. */
export class ConsoleStage {
  readonly folder: string;
  readonly served: Served;
  readonly ready: Ready;
  readonly chromium: Chromium;
  readonly tab: Tab;
  /** The platform, from beside the page. */
  readonly mock: MockPlatformClient;
  readonly #client: ChildProcess;

  private constructor(
    parts: Pick<ConsoleStage, 'folder' | 'served' | 'ready' | 'chromium' | 'tab'>,
    client: ChildProcess,
  ) {
    this.folder = parts.folder;
    this.served = parts.served;
    this.ready = parts.ready;
    this.chromium = parts.chromium;
    this.tab = parts.tab;
    this.mock = new MockPlatformClient(parts.ready.url ?? '');
    this.#client = client;
  }

  static async start(generation: 1 | 2): Promise<ConsoleStage> {
    const folder = await mkdtemp(join(tmpdir(), 'console-'));
    const served = new Served(['--https-port', 'off', ...(generation === 1 ? ['--generation', '1'] : [])], {
      cwd: folder,
    });
    const [chromium, ready] = await Promise.all([Chromium.start(chromiumPath ?? 'chromium'), served.ready()]);
    const client = startClient(generation, ready);
    const tab = await chromium.open(`${ready.url}/`);
    return new ConsoleStage({ folder, served, ready, chromium, tab }, client);
  }

  get deviceId(): string {
    return this.ready.devices[0]?.deviceId ?? '';
  }

  /** Another device of generation 2, which does what its test wants. */
  async connect(nodeId: string): Promise<{ readonly deviceId: string; readonly client: MqttClient }> {
    const { deviceId } = await this.mock.registerDevice({ nodeId });
    const { clientId = '', username = '', password = '' } = await this.mock.loginOf(deviceId);
    const url = `mqtt://127.0.0.1:${this.ready.ports.tcp}`;
    return { deviceId, client: await connectAsync(url, { clientId, username, password, reconnectPeriod: 0 }) };
  }

  async stop(): Promise<void> {
    this.#client.kill('SIGKILL');
    await this.chromium.close();
    await this.served.stop();
    await rm(this.folder, { recursive: true });
  }
}

function startClient(generation: 1 | 2, { ports, caFile, devices: [device] }: Ready): ChildProcess {
  const { program, model } = clients[generation];
  const [command = '', ...args] = program;
  const env = {
    ...{ PATH: process.env.PATH, IOT_HOST: '127.0.0.1', IOT_PORT: String(ports.tcp), IOT_TRANSPORT: 'mqtt' },
    ...{ IOT_CA_FILE: caFile, IOT_DEVICE_ID: device?.deviceId, IOT_NODE_ID: device?.nodeId },
    ...{ IOT_DEVICE_SECRET: device?.secret, IOT_PRODUCT_MODEL: model },
  };
  return spawn(command, args, { env, stdio: 'ignore' });
}
