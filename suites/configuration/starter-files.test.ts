import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generations } from './generations.ts';
import { loadConfiguration } from './load-configuration.ts';
import { pipelineOf } from './pipelines/pipeline-of.ts';
import { starterFiles } from './starter-files.ts';
import { v1Starter } from './v1/starter.ts';
import { v2Starter } from './v2/starter.ts';
import { writeStarterFiles } from './write-starter-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'starter-files-'));
  await mkdir(join(folder, 'my model'));
});
afterEach(() => rm(folder, { recursive: true }));

const pipeline = pipelineOf('github', tmpdir(), { version: '1.2.3' });
const write = (files: Readonly<Record<string, string>>, overwrite = false) =>
  writeStarterFiles(folder, files, { overwrite });

describe('the configuration', () => {
  test('is one that the suites take, whatever the command line is made of', async () => {
    const device = `python3 "my device.py" --name 'a: b' # {host}`;
    await write(starterFiles({ device, productModel: './my model' }));
    expect(await loadConfiguration({ cwd: folder, env: {} })).toMatchObject({
      device: { kind: 'command', command: ['python3', 'my device.py', '--name', 'a: b', '#', '{host}'] },
      productModel: join(folder, 'my model'),
    });
  });

  test('judges nothing as long as no device is named', async () => {
    await write(starterFiles({}));
    await expect(loadConfiguration({ cwd: folder, env: {} })).rejects.toThrow('No device is named.');
  });

  test.each([undefined, ...generations])('declares only the defaults of generation %s', async (generation) => {
    await write(starterFiles({ device: 'true', generation }));
    const started = await loadConfiguration({ cwd: folder, env: {} });
    const { capabilities, known, ...usual } = await loadConfiguration({
      cwd: tmpdir(),
      env: {},
      flags: { deviceCommand: 'true', ...(generation !== undefined && { generation: String(generation) }) },
    });
    expect({ capabilities: started.capabilities, known: started.known }).toEqual({ capabilities, known });
    expect(started.generation).toBe(usual.generation);
  });

  test.each([
    [1, v1Starter, v2Starter],
    [2, v2Starter, v1Starter],
  ] as const)('shows what devices of generation %i declare, and not what others do', (generation, own, other) => {
    const { 'conformance.config.yaml': text = '' } = starterFiles({ generation });
    expect(parse(text).generation).toBe(generation);
    for (const line of own.capabilities) expect(text).toContain(`  ${line}\n`);
    for (const line of other.capabilities) expect(text).not.toContain(line);
  });

  test('shows those of generation 2 where none is named', () => {
    const { 'conformance.config.yaml': text = '' } = starterFiles({});
    expect(text).not.toContain('generation:');
    for (const line of v2Starter.capabilities) expect(text).toContain(`  ${line}\n`);
  });
});

test('without a CI server there is no pipeline', () => {
  expect(Object.keys(starterFiles({}))).toEqual(['conformance.config.yaml']);
});

describe('nothing is overwritten without leave', () => {
  test('one file that is there keeps the others from being written', async () => {
    await mkdir(join(folder, '.github/workflows'), { recursive: true });
    await writeFile(join(folder, '.github/workflows/conformance.yml'), 'mine');
    await expect(write(starterFiles({ pipeline }))).rejects.toThrow(
      '.github/workflows/conformance.yml is there already: expected nothing to replace. Look at it, then add --overwrite, or leave it as it is. Nothing was written.',
    );
    expect(await readdir(folder)).toEqual(['.github', 'my model']);
    expect(await readFile(join(folder, '.github/workflows/conformance.yml'), 'utf8')).toBe('mine');
  });

  test('with leave, it is', async () => {
    expect(await write(starterFiles({ pipeline }))).toEqual([]);
    expect(await write(starterFiles({ device: 'true' }), true)).toEqual(['conformance.config.yaml']);
    expect(await readFile(join(folder, 'conformance.config.yaml'), 'utf8')).toContain('command: "true"');
  });

  test.each([false, true])('a configuration of another name stays the only one, overwrite %s', async (overwrite) => {
    await writeFile(join(folder, 'conformance.config.ts'), 'export default {};');
    await expect(write(starterFiles({ pipeline }), overwrite)).rejects.toThrow(
      'There is a configuration already, conformance.config.ts: expected a project without one.',
    );
    expect(await readdir(folder)).toEqual(['conformance.config.ts', 'my model']);
  });
});
