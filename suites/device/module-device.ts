import { resolve } from 'node:path';
import { importModule } from '../../mock-platform/user-files/import-module.ts';
import { type Connection, DeviceError, type DeviceModule, type DeviceUnderTest } from './device.ts';
import { stoppable } from './stoppable.ts';
import { within } from './within.ts';

export interface ModuleDeviceOptions {
  /** Milliseconds that the module's function may take; default 10000. */
  readonly startMs?: number;
  /** Milliseconds that its `stop` may take; default 3000. */
  readonly stopGraceMs?: number;
}

/** A device in this process: a module's default export, named by its path, or the function itself. */
export function moduleDevice(
  module: string | DeviceModule,
  { startMs = 10_000, stopGraceMs = 3000 }: ModuleDeviceOptions = {},
): DeviceUnderTest {
  const name = typeof module === 'string' ? module : module.name || 'a function';
  let loading: Promise<DeviceModule> | undefined;
  return {
    kind: 'module',
    description: [name],
    restartable: true,
    async start(connection) {
      loading ??= typeof module === 'string' ? load(module) : Promise.resolve(module);
      const create = await loading;
      const instance = await started(name, create, connection, startMs);
      const { report, reset, message, received } = instance;
      const late = () => new Error(`its stop() did not return within ${stopGraceMs} ms`);
      return {
        output: [],
        ...stoppable(() =>
          within(
            stopGraceMs,
            attempt(() => instance.stop()),
            late,
          ).then(
            () => ({ code: 0, signal: null }),
            (error: unknown) => ({ code: 1, signal: null, error: messageOf(error) }),
          ),
        ),
        ...(report && { report: (services) => attempt(() => report.call(instance, services)) }),
        ...(reset && { reset: () => attempt(() => reset.call(instance)) }),
        ...(message && { message: (told) => attempt(() => message.call(instance, told)) }),
        ...(received && { received: () => attempt(() => received.call(instance)) }),
      };
    },
  };
}

async function load(path: string): Promise<DeviceModule> {
  const file = resolve(path);
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await importModule(file);
  } catch (error) {
    throw new DeviceError(
      `Cannot load the device module ${path}: ${messageOf(error)}\n  file: ${file}\n` +
        'It has to be an ES module whose default export starts the device.',
      { cause: error },
    );
  }
  if (typeof module.default === 'function') return module.default as DeviceModule;
  const exports = Object.keys(module).join(', ') || 'nothing';
  throw new DeviceError(
    `The device module ${path} has no function as default export; it exports ${exports}.\n  file: ${file}\n` +
      'Write export default async (connection) => { … return { stop } }.',
  );
}

async function started(name: string, create: DeviceModule, connection: Connection, startMs: number) {
  const starting = attempt(() => create(connection));
  let instance: Awaited<ReturnType<DeviceModule>>;
  try {
    instance = await within(startMs, starting, () => new Error(`it did not return within ${startMs} ms`));
  } catch (error) {
    // What comes up too late must not stay.
    starting.then((late) => late.stop()).catch(() => {});
    throw new DeviceError(
      `The device module ${name} could not start its device: ${messageOf(error)}.\n` +
        'It has to resolve as soon as the device runs; connecting may go on after that.',
      { cause: error },
    );
  }
  if (typeof instance?.stop === 'function') return instance;
  throw new DeviceError(
    `The device module ${name} returned ${JSON.stringify(instance) ?? String(instance)}, without a function stop.\n` +
      'Return { stop }, so that the device can be ended.',
  );
}

/** Makes a rejection of what a function throws before its first await. */
async function attempt<T>(call: () => T): Promise<Awaited<T>> {
  return await call();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
