import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeviceError, type DeviceModule } from './device.ts';
import { type ModuleDeviceOptions, moduleDevice } from './module-device.ts';
import { sampleConnection } from './v1/sample-connection.ts';

const start = (module: string | DeviceModule, options: ModuleDeviceOptions = {}) =>
  moduleDevice(module, options).start(sampleConnection);
const nothing = { stop: async () => {} };
const never = new Promise<never>(() => {});

describe('a function', () => {
  test('gets where to connect, and is stopped', async () => {
    const calls: unknown[] = [];
    const device = await start(async (connection) => {
      calls.push(connection);
      return { stop: async () => void calls.push('stop') };
    });
    expect(await Promise.all([device.stop(), device.stop(), device.exited])).toEqual(
      Array(3).fill({ code: 0, signal: null }),
    );
    expect(calls).toEqual([sampleConnection, 'stop']);
    expect(device.output).toEqual([]);
  });

  test('may offer to report and to reset, as methods of an object with state', async () => {
    class Lamp {
      readonly calls: unknown[] = [];
      async stop() {}
      async report(services: unknown) {
        this.calls.push(services);
      }
      async reset() {
        this.calls.push('reset');
      }
    }
    const lamp = new Lamp();
    const device = await start(async () => lamp);
    await device.report?.([{ serviceId: 'Lamp', serviceData: { level: 1 } }]);
    await device.reset?.();
    expect(lamp.calls).toEqual([[{ serviceId: 'Lamp', serviceData: { level: 1 } }], 'reset']);
  });

  test('need not', async () => {
    const device = await start(async () => nothing);
    expect(device).not.toHaveProperty('report');
    expect(device).not.toHaveProperty('reset');
  });

  test('is described by its name', () => {
    const lamp: DeviceModule = async () => nothing;
    expect(moduleDevice(lamp)).toMatchObject({ kind: 'module', description: ['lamp'], restartable: true });
  });
});

describe('a failure', () => {
  const throwing: DeviceModule = () => {
    throw new Error('no such curve');
  };

  test.each<readonly [string, DeviceModule, string]>([
    [
      'of the start',
      async function lamp() {
        throw new Error('no such curve');
      },
      'The device module lamp could not start its device: no such curve.\nIt has to resolve as soon as the device runs; connecting may go on after that.',
    ],
    [
      'before a promise is made',
      throwing,
      'The device module throwing could not start its device: no such curve.\nIt has to resolve as soon as the device runs; connecting may go on after that.',
    ],
    [
      'to resolve',
      async function lamp() {
        return never;
      },
      'The device module lamp could not start its device: it did not return within 1 ms.\nIt has to resolve as soon as the device runs; connecting may go on after that.',
    ],
    [
      'to return a device',
      async function lamp() {
        return { port: 1 } as never;
      },
      'The device module lamp returned {"port":1}, without a function stop.\nReturn { stop }, so that the device can be ended.',
    ],
    [
      'to return anything',
      async function lamp() {
        return undefined as never;
      },
      'The device module lamp returned undefined, without a function stop.\nReturn { stop }, so that the device can be ended.',
    ],
  ])('%s is a DeviceError', async (_, module, message) => {
    await expect(start(module, { startMs: 1 })).rejects.toThrow(new DeviceError(message));
  });

  test.each<readonly [string, () => Promise<void>, string]>([
    ['by throwing', () => Promise.reject(new Error('stuck')), 'stuck'],
    [
      'by throwing at once',
      () => {
        throw new Error('stuck');
      },
      'stuck',
    ],
    ['by waiting', () => never, 'its stop() did not return within 1 ms'],
  ])('of stop %s shows in the exit', async (_, stop, error) => {
    const device = await start(async () => ({ stop }), { stopGraceMs: 1 });
    expect(await device.stop()).toEqual({ code: 1, signal: null, error });
  });

  test('of a report rejects it', async () => {
    const report = () => {
      throw new Error('not connected');
    };
    const device = await start(async () => ({ ...nothing, report }));
    await expect(device.report?.([])).rejects.toThrow('not connected');
  });

  test('to start in time does not leave a device that comes up later', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const stopped = new Promise<void>((stop) => {
      const starting = start(() => released.then(() => ({ stop: async () => stop() })), { startMs: 1 });
      expect(starting)
        .rejects.toThrow(/did not return within 1 ms/)
        .then(release);
    });
    await stopped;
  });
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'module-device-'));
    await writeFile(
      join(folder, 'lamp.ts'),
      `let starts: number = 0;
       export default async () => ({ stop: async () => {}, reset: async () => { throw new Error(String(++starts)); } });`,
    );
    await writeFile(join(folder, 'named.mjs'), 'export const lamp = 1, start = 2;');
    await writeFile(join(folder, 'empty.mjs'), '');
    await writeFile(join(folder, 'broken.mjs'), `throw new Error('no such curve');`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('in TypeScript is loaded once', async () => {
    const device = moduleDevice(join(folder, 'lamp.ts'));
    await expect((await device.start(sampleConnection)).reset?.()).rejects.toThrow('1');
    await expect((await device.start(sampleConnection)).reset?.()).rejects.toThrow('2');
    expect(device.description).toEqual([join(folder, 'lamp.ts')]);
  });

  test.each([
    [
      'named.mjs',
      'The device module /project/named.mjs has no function as default export; it exports lamp, start.\n  file: /project/named.mjs\nWrite export default async (connection) => { … return { stop } }.',
    ],
    [
      'empty.mjs',
      'The device module /project/empty.mjs has no function as default export; it exports nothing.\n  file: /project/empty.mjs\nWrite export default async (connection) => { … return { stop } }.',
    ],
    [
      'broken.mjs',
      'Cannot load the device module /project/broken.mjs: no such curve\n  file: /project/broken.mjs\nIt has to be an ES module whose default export starts the device.',
    ],
  ])('%s is refused', async (file, message) => {
    const error = await start(join(folder, file)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeviceError);
    expect((error as DeviceError).message.replaceAll(folder, '/project')).toBe(message);
  });

  test('that is not there is refused', async () => {
    await expect(start(join(folder, 'lost.mjs'))).rejects.toThrow(/^Cannot load the device module .*lost\.mjs: /);
  });
});
