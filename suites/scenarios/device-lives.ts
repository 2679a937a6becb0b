import type { MockPlatform } from '../../mock-platform/mock-platform.ts';
import { reportServices } from '../arbitraries/reports.ts';
import { sample } from '../arbitraries/sample.ts';
import type { Connection, OutputLine, RunningDevice } from '../device/device.ts';
import type { HarnessEvent } from '../rules/harness-events.ts';
import type { RigOptions } from './rig-options.ts';
import { CouldNotRun } from './scenario.ts';

/** The device under test, as it is started and stopped in one scenario. */
export class DeviceLives {
  /** What it printed, as far as it has ended. */
  readonly output: OutputLine[] = [];
  readonly #options: RigOptions;
  readonly #platform: MockPlatform<HarnessEvent>;
  readonly #deviceId: string;
  #running: RunningDevice | undefined;
  #isDrivable = false;
  #isOver = false;

  constructor(options: RigOptions, platform: MockPlatform<HarnessEvent>) {
    this.#options = options;
    this.#platform = platform;
    this.#deviceId = options.identity.deviceId;
  }

  /** As it runs; undefined where it was not started, or was stopped. */
  get running(): RunningDevice | undefined {
    return this.#running;
  }

  /** @throws CouldNotRun when it is not running */
  mustRun(): RunningDevice {
    if (!this.#running) throw new CouldNotRun('The device is not running.');
    return this.#running;
  }

  /** Can it be told what to report? Known when it has been started. */
  get isDrivable(): boolean {
    return this.#isDrivable;
  }

  /** It starts no more. */
  end(): void {
    this.#isOver = true;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** It need not have connected when this resolves. */
  async start(): Promise<void> {
    const { journal } = this.#platform;
    const deviceId = this.#deviceId;
    this.#mustNotBeOver();
    journal.record({ type: 'device-started', deviceId });
    const running = await this.#options.device.start(this.#connection());
    if (this.#isOver) await running.stop();
    this.#mustNotBeOver();
    this.#running = running;
    this.#isDrivable = running.report !== undefined;
    void running.exited.then(({ code, signal, error }) => {
      const asked = this.#running !== running;
      const ended = { type: 'device-exited', deviceId, code, signal, asked } as const;
      journal.record({ ...ended, ...(error !== undefined && { error }) });
    });
  }

  /** Asks it to end. @param gone resolves when what it sent last was read */
  async stop(gone: () => Promise<unknown>): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    if (!this.#options.device.restartable) return;
    this.#platform.journal.record({ type: 'device-stopping', deviceId: this.#deviceId });
    await running.stop();
    await gone();
    this.output.push(...running.output);
  }

  /** Has a device that reports only when told report something; what its adapter says of it is not waited for. */
  askForReport(): void {
    const { declaration, model, seed } = this.#options;
    const arbitrary = reportServices(model);
    if (declaration.reports !== 'driven' || !arbitrary) return;
    const [services = []] = sample(arbitrary, seed, 1);
    this.mustRun()
      .report?.(services)
      .catch(() => {});
  }

  #connection(): Connection {
    const { host, ports, caFile, registry } = this.#platform;
    const { declaration, modelFolder, playbook } = this.#options;
    return {
      // Small TLS stacks compare host names only with names, not with addresses.
      host: host === '127.0.0.1' ? 'localhost' : host,
      port: ports[declaration.transport === 'mqtts' ? 'tls' : 'tcp'] ?? 0,
      transport: declaration.transport,
      caFile,
      productModel: modelFolder,
      ...playbook.tell(registry.device(this.#deviceId), this.#options),
    };
  }

  #mustNotBeOver(): void {
    if (this.#isOver) throw new CouldNotRun('The scenario is over.');
  }
}
