import { retold } from '../../mock-platform/language/retold.ts';
import { spoken } from '../../mock-platform/language/spoken.ts';
import { inWords } from './cannot-start.ts';
import { wordsOf } from './command-line.ts';
import type { Connection, DeviceUnderTest, Exit } from './device.ts';
import { OutputLog } from './output-log.ts';
import { ownMembers } from './own-members.ts';
import { type CommandOptions, type SplitCommand, startCommand } from './start-command.ts';
import { stoppable } from './stoppable.ts';
import { tell } from './texts.ts';
import { within } from './within.ts';

export interface ExternalDeviceOptions extends Omit<CommandOptions, 'command'> {
  /** Tells the person at the bench what to do. The text holds the secret: that person has to enter it. */
  readonly say: (text: string) => void;
  /** Switches the hardware off, or back to its first state. Without it the device cannot be restarted. */
  readonly resetCommand?: string | readonly string[];
  /** Milliseconds that the reset command may take; default 30000. */
  readonly resetMs?: number;
}

/**
 * Hardware on the bench: a person connects it, and a command resets it, if there is one.
 *
 * @throws DeviceError when the reset command's line cannot be split.
 */
export function externalDevice(options: ExternalDeviceOptions): DeviceUnderTest {
  const { say, resetCommand, resetMs = 30_000 } = options;
  const reset = resetCommand === undefined ? undefined : wordsOf(resetCommand);
  let said = '';
  return {
    kind: 'external',
    description: ['hardware on the bench'],
    restartable: reset !== undefined,
    async start(connection) {
      // Told once whom it is, hardware need not be told again which generation was found.
      const { generation, productModel, ...entered } = connection;
      const essential = JSON.stringify(entered);
      if (essential !== said) say(instructions(connection));
      said = essential;
      const output = new OutputLog(connection.secret);
      return {
        output: output.lines,
        ...stoppable(async () => {
          if (reset === undefined) return { code: 0, signal: null };
          return await runReset({ ...options, command: reset }, connection, output, resetMs);
        }),
      };
    },
  };
}

async function runReset(
  options: SplitCommand,
  connection: Connection,
  output: OutputLog,
  resetMs: number,
): Promise<Exit> {
  try {
    const group = await startCommand(options, output.streams, connection);
    const late = () => new Error(`The reset command did not end within ${resetMs} ms: ${inWords(options.command)}`);
    const exit = await within(resetMs, group.exited, late).finally(() => group.stop());
    output.end();
    if (exit.code === 0) return exit;
    const how = exit.signal ?? `code ${exit.code}`;
    const [command, tail] = [inWords(options.command), output.tail(5).trim()];
    return {
      ...exit,
      error:
        tail === ''
          ? `The reset command ended with ${how}: ${command}`
          : `The reset command ended with ${how}: ${command}\n${tail}`,
    };
  } catch (error) {
    return { code: 1, signal: null, error: (error as Error).message };
  }
}

function instructions(connection: Connection): string {
  const { transport, caFile, ...others } = connection;
  const lines = [
    [tell('bench.host'), others.host],
    [tell('bench.port'), others.port],
    [tell('bench.transport'), transport === 'mqtts' ? tell('bench.mqtts', { file: caFile }) : tell('bench.mqtt')],
    [tell('bench.deviceId'), others.deviceId],
    [tell('bench.nodeId'), others.nodeId],
    [tell('bench.secret'), others.secret],
    [tell('bench.generation'), others.generation],
    ...ownMembers.map(({ member, words }) => [retold(words), others[member]] as const),
    [tell('bench.productModel'), others.productModel],
  ] as const;
  const told = lines.flatMap(([words, value]) => (value === undefined ? [] : [lineOf(words, value)]));
  return [tell('bench.connect'), ...told].join('\n');
}

function lineOf(words: string, value: string | number): string {
  // Chinese words have a colon behind them, and need no column.
  return tell('bench.line', { words: spoken() === 'zh' ? words : words.padEnd(14), value });
}
