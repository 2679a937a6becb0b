import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWords } from './cannot-start.ts';
import { commandDevice } from './command-device.ts';
import { DeviceError } from './device.ts';
import { sampleConnection } from './v1/sample-connection.ts';

let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'cannot-start-')));
  await mkdir(join(folder, 'bin'));
  await symlink(process.execPath, join(folder, 'bin/python3'));
  await writeFile(join(folder, 'device.sh'), '#!/bin/sh\n');
  await writeFile(join(folder, 'device.lua'), '#!/no/such/lua\n');
  await chmod(join(folder, 'device.lua'), 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

async function refusal(command: string | readonly string[], cwd = '.'): Promise<string> {
  const env = { PATH: join(folder, 'bin') };
  const starting = commandDevice({ command, cwd: join(folder, cwd), env }).start(sampleConnection);
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeviceError);
  return (error as DeviceError).message.replaceAll(folder, '/project');
}

test.each([
  [
    'a program that is not there',
    'lampd --secret {secret}',
    `Cannot run the command: there is no program lampd on the PATH.
  command: lampd --secret {secret}
  folder:  /project
Correct its name, install it, or write its path in full.`,
  ],
  [
    'a program that goes by another name here',
    `python 'my device.py'`,
    `Cannot run the command: there is no program python on the PATH.
  command: python 'my device.py'
  folder:  /project
There is a program python3: use that.`,
  ],
  [
    'a file of the folder, without ./',
    'device.sh',
    `Cannot run the command: there is no program device.sh on the PATH.
  command: device.sh
  folder:  /project
The folder holds a file of that name: write ./device.sh to run it.`,
  ],
  [
    'a relative path',
    './build/device',
    `Cannot run the command: there is no file /project/build/device.
  command: ./build/device
  folder:  /project
A relative path counts from the device's folder. Correct the path, or write it in full.`,
  ],
  [
    'a path through a file',
    './device.sh/device',
    `Cannot run the command: there is no file /project/device.sh/device.
  command: ./device.sh/device
  folder:  /project
A relative path counts from the device's folder. Correct the path, or write it in full.`,
  ],
  [
    'a file that may not be executed',
    './device.sh',
    `Cannot run the command: /project/device.sh may not be executed.
  command: ./device.sh
  folder:  /project
Run chmod +x /project/device.sh, or put its interpreter before it.`,
  ],
  [
    'a folder',
    './bin',
    `Cannot run the command: /project/bin is a folder, not a program.
  command: ./bin
  folder:  /project
Name the program in it.`,
  ],
  [
    'a script whose interpreter is missing',
    './device.lua',
    `Cannot run the command: /project/device.lua exists, but the interpreter that its first line names does not.
  command: ./device.lua
  folder:  /project
Correct the line that begins with #!, or put the interpreter before the file.`,
  ],
  [
    'nothing',
    '',
    `Cannot run the command: the command is empty.
  command: 
  folder:  /project
Give the program and its arguments.`,
  ],
])('%s is explained', async (_, command, message) => {
  expect(await refusal(command)).toBe(message);
});

test.each([
  ['build', `Cannot run the command: its folder /project/build does not exist.`],
  ['device.sh', `Cannot run the command: its folder /project/device.sh is not a folder.`],
])('the folder %s is explained', async (cwd, message) => {
  expect(await refusal('python3 device.py', cwd)).toBe(
    `${message}\n  command: python3 device.py\n  folder:  /project/${cwd}\nSet the folder that the command is to run in.`,
  );
});

test('an error without an explanation is shown as the system words it', async () => {
  expect(await refusal(['python3', 'a'.repeat(4_000_000)])).toMatch(
    /^Cannot run the command: spawn E2BIG\.\n.*\n.*\nTry the command in a terminal, in that folder\.$/,
  );
});

test.each([
  [['python3', 'my device.py', '{host}:{port}'], `python3 'my device.py' {host}:{port}`],
  [['echo', "it's", ''], `echo 'it'\\''s' ''`],
])('%j is written as %s', (command, line) => {
  expect(inWords(command)).toBe(line);
});
