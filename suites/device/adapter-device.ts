import { AdapterProcess, type Answer } from './adapter-process.ts';
import { wordsOf } from './command-line.ts';
import { type Connection, DeviceError, type DeviceUnderTest, type Exit, type RunningDevice } from './device.ts';
import { OutputLog } from './output-log.ts';
import type { CommandOptions } from './start-command.ts';
import { stoppable } from './stoppable.ts';

export interface AdapterDeviceOptions extends CommandOptions {
  /** Milliseconds for the answers to `hello` and `start`; default 10000. */
  readonly startMs?: number;
  /** Milliseconds for the answers to `report` and `reset`; default 5000. `stop` has `stopGraceMs`. */
  readonly answerMs?: number;
}

/** The version of the line protocol that this suite speaks. */
const protocol = 1;

/**
 * A device behind an adapter: a process that lives through all runs and takes requests as JSON lines. It is started
 * with the first run, and again only after it died or failed to start or stop the device.
 *
 * @throws DeviceError when the command line cannot be split.
 */
export function adapterDevice(options: AdapterDeviceOptions): DeviceUnderTest {
  const { startMs = 10_000, answerMs = 5000, stopGraceMs = 3000 } = options;
  const command = wordsOf(options.command);
  let adapter: { readonly process: AdapterProcess; readonly hello: Answer } | undefined;
  let running = false;

  async function launch(log: OutputLog) {
    const process = await AdapterProcess.start({ ...options, command }, log);
    try {
      return { process, hello: checkHello(await process.request('hello', { protocol }, startMs)) };
    } catch (error) {
      await process.stop();
      throw error;
    }
  }

  /** Ends a process that is in no known state; the next run starts another. */
  async function discard(process: AdapterProcess): Promise<Exit> {
    adapter = undefined;
    return await process.stop();
  }

  async function start(connection: Connection): Promise<RunningDevice> {
    const log = new OutputLog(connection.secret);
    if (adapter?.process.alive !== true) adapter = await launch(log);
    const { process, hello } = adapter;
    process.log = log;
    try {
      await process.request('start', connection, startMs);
    } catch (error) {
      await discard(process);
      throw error;
    }
    const stop = async (): Promise<Exit> => {
      try {
        await process.request('stop', {}, stopGraceMs);
        return { code: 0, signal: null };
      } catch (error) {
        return { ...(await discard(process)), error: (error as DeviceError).message };
      }
    };
    return {
      output: log.lines,
      ...stoppable(stop, process.exited),
      ...(can(hello, 'report') && {
        report: async (services) => void (await process.request('report', { services }, answerMs)),
      }),
      ...(can(hello, 'reset') && { reset: async () => void (await process.request('reset', {}, answerMs)) }),
    };
  }

  return {
    kind: 'adapter',
    description: command,
    restartable: true,
    async start(connection) {
      if (running)
        throw new DeviceError('The adapter runs a device already. Stop that first: an adapter has one device.');
      running = true;
      try {
        const device = await start(connection);
        device.exited.then(() => {
          running = false;
        });
        return device;
      } catch (error) {
        running = false;
        throw error;
      }
    },
    async close() {
      const process = adapter?.process;
      adapter = undefined;
      await process?.finish(stopGraceMs);
    },
  };
}

function checkHello(hello: Answer): Answer {
  if (hello.protocol === protocol) return hello;
  throw new DeviceError(
    `The adapter answered "hello" with protocol ${JSON.stringify(hello.protocol)}; this suite speaks ${protocol}.\n` +
      `Answer {"id":…,"protocol":${protocol},"capabilities":{"report":true,"reset":true}}.`,
  );
}

function can(hello: Answer, request: 'report' | 'reset'): boolean {
  const capabilities = hello.capabilities as Readonly<Record<string, unknown>> | undefined | null;
  return capabilities?.[request] === true;
}
