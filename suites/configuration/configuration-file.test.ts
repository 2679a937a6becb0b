import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { findConfigurationFile, readConfigurationFile } from './configuration-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'configuration-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const messageOf = (error: unknown) => {
  expect(error).toBeInstanceOf(ConfigurationError);
  return (error as ConfigurationError).message.replaceAll(folder, '/project');
};

test('no file is found where there is none', async () => {
  await mkdir(join(folder, 'inner'));
  await write('inner/conformance.config.json', '{}');
  expect(findConfigurationFile(folder)).toBeUndefined();
});

test.each([
  ['conformance.config.ts', 'export default { seed: 1 as number } satisfies { seed: number };'],
  ['conformance.config.mts', 'const seed: number = 1;\nexport default { seed };'],
  ['conformance.config.js', 'export default { seed: 1 };'],
  ['conformance.config.mjs', 'export default { seed: 1 };'],
  ['conformance.config.json', '{ "seed": 1 }'],
  ['conformance.config.yaml', 'seed: 1 # for now\n'],
  ['conformance.config.yml', '{ seed: 1 }'],
])('%s is found and read', async (name, text) => {
  // Node takes a .js file for a module only where a package.json says so.
  await write('package.json', '{ "type": "module" }');
  await write(name, text);
  expect(findConfigurationFile(folder)).toBe(join(folder, name));
  expect(await readConfigurationFile(join(folder, name))).toEqual({ seed: 1 });
});

test('an empty YAML file holds no settings', async () => {
  await write('conformance.config.yaml', '# nothing yet\n');
  expect(await readConfigurationFile(join(folder, 'conformance.config.yaml'))).toEqual({});
});

test('two files are one too many', async () => {
  await write('conformance.config.json', '{}');
  await write('conformance.config.yaml', '');
  expect(() => findConfigurationFile(folder)).toThrow(
    new ConfigurationError([
      `${folder} holds conformance.config.json and conformance.config.yaml: expected one configuration file. Remove the others, or choose with --config.`,
    ]),
  );
});

test.each([
  ['a.json', '{"seed": }', /^\/project\/a\.json cannot be read: Unexpected token .*JSON/],
  ['a.yaml', 'seed: 1\n  runs: 2\n', /^\/project\/a\.yaml cannot be read: .* at line 1, column \d+:/],
  [
    'a.mjs',
    `throw new Error('no LAMP in the environment');`,
    /^\/project\/a\.mjs cannot be read: no LAMP in the environment$/,
  ],
  ['b.mjs', 'export const seed = 1;', /^\/project\/b\.mjs holds no default export: expected an object of settings\.$/],
  ['a.yml', '- seed\n', /^\/project\/a\.yml holds \["seed"\]: expected an object of settings\.$/],
  ['b.json', '"seed"', /^\/project\/b\.json holds "seed": expected an object of settings\.$/],
  [
    'a.toml',
    'seed = 1',
    /^\/project\/a\.toml ends with \.toml: expected \.ts, \.mts, \.js, \.mjs, \.json, \.yaml, \.yml\.$/,
  ],
  ['config', '', /^\/project\/config ends with no extension: expected \.ts, /],
])('%s with %j is refused', async (name, text, message) => {
  await write(name, text);
  expect(messageOf(await readConfigurationFile(join(folder, name)).catch((reason: unknown) => reason))).toMatch(
    message,
  );
});
