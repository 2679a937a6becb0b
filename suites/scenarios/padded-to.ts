import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';

/** Writes a command in so many bytes: by white space, after the opening brace. */
export function paddedTo(bytes: number, ordinary?: CommandRequest['write']): NonNullable<CommandRequest['write']> {
  return {
    form: `${bytes} bytes long`,
    bytes: (message) => {
      const text = ordinary ? Buffer.from(ordinary.bytes(message)).toString() : JSON.stringify(message);
      return Buffer.from(`{${' '.repeat(Math.max(0, bytes - Buffer.byteLength(text)))}${text.slice(1)}`);
    },
  };
}
