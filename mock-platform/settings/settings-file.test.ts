import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { YamlError } from '../user-files/yaml-error.ts';
import { readSettingsFile, settingsFileIn } from './settings-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

const extensions = ['.ts', '.mts', '.js', '.mjs', '.json', '.yaml', '.yml'];
const kind = { names: extensions.map((one) => `my.config${one}`), flag: '--config', members: ['seed', 'runs'] };
const read = (name: string) => readSettingsFile(join(folder, name), folder, { ...kind, extensions });
const write = (name: string, text: string) => writeFile(join(folder, name), text);
const messageOf = (error: unknown) => {
  expect(error).toBeInstanceOf(YamlError);
  return (error as YamlError).message.replaceAll(folder, '/project');
};

test('no file is found where there is none', async () => {
  await mkdir(join(folder, 'inner'));
  await write('inner/my.config.json', '{}');
  expect(settingsFileIn(folder, kind)).toBeUndefined();
});

test.each([
  ['my.config.ts', 'export default { seed: 1 as number } satisfies { seed: number };'],
  ['my.config.mts', 'const seed: number = 1;\nexport default { seed };'],
  ['my.config.js', 'export default { seed: 1 };'],
  ['my.config.mjs', 'export default { seed: 1 };'],
  ['my.config.json', '{ "seed": 1 }'],
  ['my.config.yaml', 'seed: 1 # for now\n'],
  ['my.config.yml', '{ seed: 1 }'],
])('%s is found and read', async (name, text) => {
  // Node takes a .js file for a module only where a package.json says so.
  await write('package.json', '{ "type": "module" }');
  await write(name, text);
  expect(settingsFileIn(folder, kind)).toBe(join(folder, name));
  const { content, folder: base, placeOf } = await read(name);
  expect({ content, base }).toEqual({ content: { seed: 1 }, base: folder });
  expect(placeOf(['seed'])).toMatch(/\.m?[jt]s$/.test(name) ? new RegExp(`^${name}$`) : new RegExp(`^${name}:1:\\d+$`));
});

test('an empty YAML file holds no settings', async () => {
  await write('a.yaml', '# nothing yet\n');
  expect((await read('a.yaml')).content).toEqual({});
});

test('a file of a kind without extensions is YAML, whatever it is called', async () => {
  await write('a.ts', 'seed: 1');
  expect((await readSettingsFile(join(folder, 'a.ts'), folder, kind)).content).toEqual({ seed: 1 });
});

test('JSON may have tabs', async () => {
  await write('a.json', '{\n\t"seed": {\n\t\t"a": 1\n\t}\n}\n');
  const { content, placeOf } = await read('a.json');
  expect(content).toEqual({ seed: { a: 1 } });
  expect(placeOf(['seed', 'a'])).toBe('a.json:3:8');
});

test('two files are one too many', async () => {
  await write('my.config.json', '{}');
  await write('my.config.yaml', '');
  expect(() => settingsFileIn(folder, kind)).toThrow(
    new YamlError([
      `${folder} holds my.config.json and my.config.yaml: expected one of them. Remove the others, or choose with --config.`,
    ]),
  );
});

const expected = /expected an object with seed, runs\. Correct it\.$/.source;
test.each([
  ['a.json', '{"seed": ]}', /^a\.json:1:10: no YAML: /],
  ['b.json', '{"seed": }', /^b\.json is not JSON: Unexpected token .*\. Correct it\.$/],
  ['a.yaml', 'seed: 1\n  runs: 2\n', /^a\.yaml:\d:\d+: no YAML: /],
  ['a.mjs', `throw new Error('no LAMP in the environment');`, /^a\.mjs cannot be read: no LAMP in the environment$/],
  ['b.mjs', 'export const seed = 1;', new RegExp(`^b\\.mjs does not have a default export: ${expected}`)],
  ['a.yml', '- seed\n', new RegExp(`^a\\.yml:1:1: the file is \\["seed"\\]: ${expected}`)],
  ['c.json', '"seed"', new RegExp(`^c\\.json:1:1: the file is "seed": ${expected}`)],
  ['a.toml', 'seed = 1', /^a\.toml ends with \.toml: expected \.ts, \.mts, \.js, \.mjs, \.json, \.yaml, \.yml\.$/],
  ['config', '', /^config ends with no extension: expected \.ts, /],
])('%s with %j is refused', async (name, text, message) => {
  await write(name, text);
  expect(messageOf(await read(name).catch((reason: unknown) => reason))).toMatch(message);
});
