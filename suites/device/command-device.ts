import { wordsOf } from './command-line.ts';
import type { DeviceUnderTest } from './device.ts';
import { OutputLog } from './output-log.ts';
import { type CommandOptions, startCommand } from './start-command.ts';

/**
 * A device that is a command: a new process for each start, without a shell, stopped with all its children.
 *
 * @throws DeviceError when the command line cannot be split.
 */
export function commandDevice(options: CommandOptions): DeviceUnderTest {
  const command = wordsOf(options.command);
  return {
    kind: 'command',
    description: command,
    restartable: true,
    async start(connection) {
      const output = new OutputLog(connection.secret);
      const group = await startCommand({ ...options, command }, output.streams, connection);
      const exited = group.exited.finally(() => output.end());
      return {
        exited,
        output: output.lines,
        stop: () => {
          void group.stop();
          return exited;
        },
      };
    },
  };
}
