import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigurationError } from '../configuration-error.ts';
import { codecFromConfiguration } from './codec-from-configuration.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codec-from-configuration-'));
});
afterAll(() => rm(folder, { recursive: true }));

const functions = `const decode = (bytes: Uint8Array) => bytes.length, encode = () => null;`;

async function load(name: string, source: string) {
  const codec = join(folder, `${name}.ts`);
  await writeFile(codec, source);
  return codecFromConfiguration({ codec });
}

test('without a codec there is none', async () => {
  expect(await codecFromConfiguration({})).toBeUndefined();
});

test.each([
  ['named', `${functions} export { decode, encode };`],
  ['default', `${functions} export default { decode, encode };`],
])('functions that are %s exports are a codec', async (name, source) => {
  expect((await load(name, source))?.decode(Uint8Array.of(1, 2))).toBe(2);
});

test.each([
  [
    'half',
    `${functions} export { decode };`,
    'The codec /project/half.ts exports decode: expected functions decode and encode.',
  ],
  ['nothing', '', 'The codec /project/nothing.ts exports nothing: expected functions decode and encode.'],
  ['null', 'export default null;', 'The codec /project/null.ts exports default: expected functions decode and encode.'],
  ['broken', `throw new Error('no table');`, 'The codec /project/broken.ts cannot be loaded: no table'],
])('%s is refused', async (name, source, message) => {
  const error = await load(name, source).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect((error as Error).message.replaceAll(folder, '/project')).toBe(message);
});
