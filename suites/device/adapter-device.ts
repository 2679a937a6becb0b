import { AdapterProcess, type Answer } from './adapter-process.ts';
import { wordsOf } from './command-line.ts';
import { type Connection, DeviceError, type DeviceUnderTest, type Exit, type RunningDevice } from './device.ts';
import { OutputLog } from './output-log.ts';
import type { CommandOptions } from './start-command.ts';
import { stoppable } from './stoppable.ts';
import { asInReports } from './v2/as-in-reports.ts';
import { readHandedOver } from './v2/read-handed-over.ts';

export interface AdapterDeviceOptions extends CommandOptions {
  /** Milliseconds for the answers to `hello` and `start`; default 10000. */
  readonly startMs?: number;
  /** Milliseconds for the answers to `report`, `reset`, `message` and `received`; default 5000. `stop` has `stopGraceMs`. */
  readonly answerMs?: number;
}

/** The version of the line protocol that this suite speaks; it understands adapters of each earlier one, too. */
const protocol = 2;

/**
 * A device behind an adapter: a process that lives through many runs and takes requests as JSON lines. Each runs one
 * device at a time; devices that run side by side get a process each. What failed to start or stop its device is in
 * no known state, and is not used again.
 *
 * @throws DeviceError when the command line cannot be split.
 */
export function adapterDevice(options: AdapterDeviceOptions): DeviceUnderTest {
  const { startMs = 10_000, answerMs = 5000, stopGraceMs = 3000 } = options;
  const command = wordsOf(options.command);
  const adapters = new Set<AdapterProcess>();
  const idle: { readonly adapter: AdapterProcess; readonly hello: Answer }[] = [];

  async function launch(log: OutputLog) {
    const adapter = await AdapterProcess.start({ ...options, command }, log);
    adapters.add(adapter);
    void adapter.exited.then(() => adapters.delete(adapter));
    try {
      return { adapter, hello: checkHello(await adapter.request('hello', { protocol }, startMs)) };
    } catch (error) {
      await adapter.stop();
      throw error;
    }
  }

  async function start(connection: Connection): Promise<RunningDevice> {
    const log = new OutputLog(connection.secret);
    let ready = idle.pop();
    while (ready?.adapter.alive === false) ready = idle.pop();
    ready ??= await launch(log);
    const { adapter, hello } = ready;
    adapter.log = log;
    try {
      await adapter.request('start', connection, startMs);
    } catch (error) {
      await adapter.stop();
      throw error;
    }
    let over = false;
    const stop = async (): Promise<Exit> => {
      over = true;
      try {
        await adapter.request('stop', {}, stopGraceMs);
      } catch (error) {
        return { ...(await adapter.stop()), error: (error as DeviceError).message };
      }
      idle.push({ adapter, hello });
      return { code: 0, signal: null };
    };
    const ask = async (request: string, members = {}): Promise<Answer> => {
      // The adapter may run another device by now.
      if (over) throw new DeviceError(`The device was stopped before it was asked to ${request}.`);
      return await adapter.request(request, members, answerMs);
    };
    return {
      output: log.lines,
      ...stoppable(stop, adapter.exited),
      ...(can(hello, 'report') && {
        report: async (services) => {
          await ask('report', { services: connection.generation === 2 ? asInReports(services) : services });
        },
      }),
      ...(can(hello, 'reset') && {
        reset: async () => {
          await ask('reset');
        },
      }),
      ...(can(hello, 'message') && {
        message: async (message) => {
          await ask('message', message);
        },
      }),
      ...(can(hello, 'received') && { received: async () => readHandedOver(await ask('received')) }),
    };
  }

  return {
    kind: 'adapter',
    description: command,
    restartable: true,
    start,
    async close() {
      await Promise.all([...adapters].map((adapter) => adapter.finish(stopGraceMs)));
    },
  };
}

function checkHello(hello: Answer): Answer {
  if (hello.protocol === protocol || hello.protocol === 1) return hello;
  throw new DeviceError(
    `The adapter answered "hello" with protocol ${JSON.stringify(hello.protocol)}; this suite speaks 1 and ${protocol}.\n` +
      `Answer {"id":…,"protocol":${protocol},"capabilities":{"report":true,"reset":true}}.`,
  );
}

function can(hello: Answer, request: 'report' | 'reset' | 'message' | 'received'): boolean {
  const capabilities = hello.capabilities as Readonly<Record<string, unknown>> | undefined | null;
  return capabilities?.[request] === true;
}
