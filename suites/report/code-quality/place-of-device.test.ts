import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeOfDevice } from './place-of-device.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'place of '));
  await mkdir(join(root, 'src/node_modules/kit'), { recursive: true });
  for (const name of ['src/device.py', 'src/node_modules/kit/run.js']) await writeFile(join(root, name), '');
});
afterEach(() => rm(root, { recursive: true }));

const placed = (folder: string, repository: string | undefined, ...command: string[]) =>
  placeOfDevice({ kind: 'command', command }, join(root, folder), repository);

test('is the first word of its command line that is a file of the repository', () => {
  expect(placed('', undefined, 'python3', '-u', 'src/device.py', '{host}')).toBe('src/device.py');
  expect(placed('', undefined, 'python3', join(root, 'src/device.py'))).toBe('src/device.py');
});

test('is seen from the root of the repository', () => {
  expect(placed('src', root, 'python3', './device.py')).toBe('src/device.py');
  expect(placed('src', undefined, 'python3', './device.py')).toBe('device.py');
});

test('a root that the run is not in is not heeded', () => {
  expect(placed('src', join(root, 'elsewhere'), 'python3', 'device.py')).toBe('device.py');
});

test.each([[['./lamp']], [['/bin/sh', 'src']], [['src/node_modules/kit/run.js']], [['../x', '', 'a\u0000b']]])(
  'without a file of the repository in %j it is the configuration',
  async (command) => {
    expect(placed('', undefined, ...command)).toBe('conformance.config.yaml');
    await writeFile(join(root, 'conformance.config.ts'), '');
    expect(placed('', undefined, ...command)).toBe('conformance.config.ts');
  },
);
