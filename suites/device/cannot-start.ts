import { existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { DeviceError } from './device.ts';

export interface Attempt {
  /** As the user wrote it, with its placeholders: the secret has no place in a message. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Programs that go by either name, depending on the machine. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    python: 'python3',
    python3: 'python',
    node: 'nodejs',
    nodejs: 'node',
    pip: 'pip3',
  }),
);

/** Turns the operating system's refusal to run a command into what the user has to do. */
export function cannotStart(attempt: Attempt, error: NodeJS.ErrnoException): DeviceError {
  const { what, next } = explain(attempt, error);
  const command = inWords(attempt.command);
  const text = `Cannot run the command: ${what}.\n  command: ${command}\n  folder:  ${attempt.cwd}\n${next}`;
  return new DeviceError(text, { cause: error });
}

/** A command for people to read and to copy into a shell. */
export function inWords(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w@%+=:,./{}-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}

function explain({ command, cwd, env }: Attempt, error: NodeJS.ErrnoException): { what: string; next: string } {
  const program = command[0] ?? '';
  if (program === '') return { what: 'the command is empty', next: 'Give the program and its arguments.' };
  if (!isFolder(cwd)) {
    return {
      what: existsSync(cwd) ? `its folder ${cwd} is not a folder` : `its folder ${cwd} does not exist`,
      next: 'Set the folder that the command is to run in.',
    };
  }
  const hasPath = program.includes('/');
  const file = hasPath ? resolve(cwd, program) : program;
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return isFolder(file)
      ? { what: `${file} is a folder, not a program`, next: 'Name the program in it.' }
      : {
          what: `${file} may not be executed`,
          next: `Run chmod +x ${inWords([file])}, or put its interpreter before it.`,
        };
  }
  if (error.code === 'ETXTBSY') {
    return { what: `${file} is still being written`, next: 'Run it again when its build has ended.' };
  }
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') {
    return { what: error.message, next: 'Try the command in a terminal, in that folder.' };
  }
  if (hasPath && existsSync(file)) {
    return {
      what: `${file} exists, but the interpreter that its first line names does not`,
      next: 'Correct the line that begins with #!, or put the interpreter before the file.',
    };
  }
  if (hasPath) {
    return {
      what: `there is no file ${file}`,
      next: `A relative path counts from the device's folder. Correct the path, or write it in full.`,
    };
  }
  const other = otherNames.get(program);
  if (other !== undefined && isOnPath(other, env)) {
    return { what: `there is no program ${program} on the PATH`, next: `There is a program ${other}: use that.` };
  }
  return {
    what: `there is no program ${program} on the PATH`,
    next: existsSync(resolve(cwd, program))
      ? `The folder holds a file of that name: write ./${program} to run it.`
      : 'Correct its name, install it, or write its path in full.',
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isOnPath(program: string, env: NodeJS.ProcessEnv): boolean {
  return (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
