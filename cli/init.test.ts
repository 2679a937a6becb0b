import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfiguration } from '../suites/configuration/load-configuration.ts';
import { packageVersion } from './package-version.ts';
import { said } from './testing.ts';

const configuration = 'conformance.config.yaml';
const workflow = '.github/workflows/conformance.yml';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'));
});
afterEach(() => rm(folder, { recursive: true }));

const init = (...args: string[]) => said(['init', ...args], { cwd: folder });
const text = (name: string) => readFile(join(folder, name), 'utf8');

test('in an empty folder it writes both files, and says what to do next', async () => {
  expect(await init()).toEqual({
    exitCode: undefined,
    stdout: `wrote ${configuration}\nwrote ${workflow}\n`,
    stderr:
      'The pipeline is for GitHub Actions, since nothing here shows another one. For another: --ci.\n' +
      'Name your device in conformance.config.yaml, then: npx huawei-iot-conformance run\n',
  });
  expect((await readdir(folder)).toSorted()).toEqual(['.github', configuration]);
});

test('the device and its model go into the configuration', async () => {
  await mkdir(join(folder, 'model'));
  const { stderr } = await init('--device', 'python3 lamp.py', '--product-model', 'model', '--ci', 'github');
  expect(stderr).toBe('Next: npx huawei-iot-conformance run\n');
  expect(await loadConfiguration({ cwd: folder, env: {} })).toMatchObject({
    device: { kind: 'command', command: ['python3', 'lamp.py'] },
    productModel: join(folder, 'model'),
  });
});

test('a device of generation 2 gets what it can declare', async () => {
  await init('--device', 'python3 lamp.py', '--generation', '2');
  expect(await text(configuration)).toContain('propertiesSet: auto');
  expect(await loadConfiguration({ cwd: folder, env: {} })).toMatchObject({ generation: 2 });
  expect(await init('--generation', '3')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("argument '3' is invalid. Allowed choices are 1, 2."),
  });
});

describe('a pipeline', () => {
  test.each([
    ['github', workflow],
    ['gitlab', '.gitlab-ci.yml'],
    ['gitee', '.workflow/conformance.yml'],
    ['jenkins', 'Jenkinsfile'],
  ])('for %s is written to %s', async (ci, file) => {
    expect(await init('--device', 'true', '--ci', ci)).toEqual({
      exitCode: undefined,
      stdout: `wrote ${configuration}\nwrote ${file}\n`,
      stderr: 'Next: npx huawei-iot-conformance run\n',
    });
    expect(await text(file)).toContain(`npx --yes huawei-iot-conformance@${packageVersion()} run`);
  });

  test('is not written for none', async () => {
    expect(await init('--device', 'true', '--ci', 'none')).toMatchObject({ stdout: `wrote ${configuration}\n` });
    expect(await readdir(folder)).toEqual([configuration]);
  });

  test('for a server that is not known is a usage error, and nothing is written', async () => {
    expect(await init('--ci', 'gitlb')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(
        "argument 'gitlb' is invalid. Allowed choices are github, gitlab, gitee, jenkins, none.",
      ),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is guessed, and the guess is told', async () => {
    await writeFile(join(folder, 'Jenkinsfile'), 'mine');
    expect(await init('--device', 'true')).toEqual({
      exitCode: undefined,
      stdout: `wrote ${configuration}\nwrote Jenkinsfile.conformance\n`,
      stderr:
        'The pipeline is for Jenkins, since Jenkinsfile is here. For another: --ci.\n' +
        'Jenkinsfile stays as it is. Make another pipeline job, with the script path Jenkinsfile.conformance.\n' +
        'Next: npx huawei-iot-conformance run\n',
    });
    expect(await text('Jenkinsfile')).toBe('mine');
  });

  test('of the user stays beside the one for the device, --overwrite or not', async () => {
    await writeFile(join(folder, '.gitlab-ci.yml'), 'mine: { script: [make] }');
    for (const args of [[], ['--overwrite']])
      expect(await init('--ci', 'gitlab', ...args)).toMatchObject({
        exitCode: undefined,
        stdout: expect.stringContaining(' .gitlab/conformance.yml\n'),
        stderr: expect.stringContaining('Add to it: include: { local: .gitlab/conformance.yml }\n'),
      });
    expect(await text('.gitlab-ci.yml')).toBe('mine: { script: [make] }');
  });

  test('that an earlier init wrote is replaced with --overwrite only', async () => {
    await init('--ci', 'gitlab');
    expect(await init('--ci', 'gitlab')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await init('--ci', 'gitlab', '--overwrite')).toMatchObject({
      stdout: `replaced ${configuration}\nreplaced .gitlab-ci.yml\n`,
    });
  });
});

describe('in a folder that has files already', () => {
  test('others stay as they are', async () => {
    await writeFile(join(folder, 'package.json'), '{"name":"mine"}');
    await mkdir(join(folder, '.github/workflows'), { recursive: true });
    await writeFile(join(folder, '.github/workflows/build.yml'), 'mine');
    expect(await init()).toMatchObject({ exitCode: undefined });
    expect(await text('package.json')).toBe('{"name":"mine"}');
    expect(await text('.github/workflows/build.yml')).toBe('mine');
  });

  test.each([configuration, workflow])('%s is not overwritten, and the other not written', async (name) => {
    await mkdir(join(folder, '.github/workflows'), { recursive: true });
    await writeFile(join(folder, name), 'mine');
    const { exitCode, stdout, stderr } = await init('--device', 'true');
    expect(stderr).toContain(`${name} is there already: expected nothing to replace.`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(await text(name)).toBe('mine');
    const other = name === workflow ? configuration : workflow;
    await expect(text(other)).rejects.toThrow('ENOENT');
  });

  test('with --overwrite they are replaced', async () => {
    await writeFile(join(folder, configuration), 'mine');
    expect(await init('--device', 'true', '--overwrite')).toMatchObject({
      exitCode: undefined,
      stdout: `replaced ${configuration}\nwrote ${workflow}\n`,
    });
    expect(await text(configuration)).toContain('command: "true"');
  });

  test('a configuration of another name is in the way, --overwrite or not', async () => {
    await writeFile(join(folder, 'conformance.config.json'), '{}');
    for (const args of [[], ['--overwrite']]) {
      const { exitCode, stderr } = await init(...args);
      expect(stderr).toContain('There is a configuration already, conformance.config.json');
      expect(exitCode).toBe(2);
    }
    expect(await readdir(folder)).toEqual(['conformance.config.json']);
  });

  test('a file where a folder should be is named, and nothing written', async () => {
    await writeFile(join(folder, '.github'), 'a file');
    const { exitCode, stdout, stderr } = await init();
    expect(stderr).toContain(`Cannot make the folder ${join(folder, '.github/workflows')} (ENOTDIR).`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(await readdir(folder)).toEqual(['.github']);
  });

  test('a folder where a file should be is named', async () => {
    await mkdir(join(folder, configuration));
    const { exitCode, stderr } = await init('--overwrite');
    expect(stderr).toContain(`Cannot write ${join(folder, configuration)} (EISDIR).`);
    expect(exitCode).toBe(2);
  });
});
