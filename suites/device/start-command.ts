import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Attempt, cannotStart } from './cannot-start.ts';
import { fillPlaceholders } from './command-line.ts';
import type { Connection } from './device.ts';
import { environmentOf } from './environment.ts';
import { inheritedEnvironment } from './inherited-environment.ts';
import { ProcessGroup, type ProcessGroupOptions } from './process-group.ts';

/** How a command is run, for every purpose. */
export interface CommandOptions {
  /** A line to split like a shell does, or the words. Placeholders such as `{host}` are replaced in each word. */
  readonly command: string | readonly string[];
  /** Where it runs; default: the working folder. */
  readonly cwd?: string;
  /** Variables in addition to the inherited ones and `IOT_…`, which they override. Placeholders are replaced in the values. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds that it has between SIGTERM and SIGKILL; default 3000. */
  readonly stopGraceMs?: number;
}

export interface SplitCommand extends CommandOptions {
  readonly command: readonly string[];
}

type Streams = Pick<ProcessGroupOptions, 'stdout' | 'stderr'>;

/**
 * Starts a command. With a connection it gets where to connect; without one, placeholders stay unchanged.
 *
 * @throws DeviceError when it cannot be run.
 */
export async function startCommand(
  { command, cwd, env, stopGraceMs = 3000 }: SplitCommand,
  streams: Streams,
  connection?: Connection,
): Promise<ProcessGroup> {
  const fill = (word: string) => (connection === undefined ? word : fillPlaceholders(word, connection));
  const attempt: Attempt = {
    command,
    cwd: resolve(cwd ?? '.'),
    env: {
      ...inheritedEnvironment(process.env),
      ...(connection && environmentOf(connection)),
      ...Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, fill(value)])),
    },
  };
  const start = () => ProcessGroup.start({ ...attempt, ...streams, command: command.map(fill), graceMs: stopGraceMs });
  try {
    return await onceWritten(start);
  } catch (error) {
    throw cannotStart(attempt, error as NodeJS.ErrnoException);
  }
}

/** A program that is being written is busy until it is complete: a linker needs some seconds. */
const busy = { mostMs: 10_000, everyMs: 50 };

async function onceWritten<T>(start: () => Promise<T>): Promise<T> {
  const until = performance.now() + busy.mostMs;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ETXTBSY' || performance.now() > until) throw error;
      await setTimeout(busy.everyMs);
    }
  }
}
