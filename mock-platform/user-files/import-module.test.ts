import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importModule } from './import-module.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-module-'));
  await writeFile(join(folder, 'part.ts'), `export enum Level { Low = 1 }\nexport const answer: number = 42;\n`);
  await writeFile(join(folder, 'device.ts'), `export { answer as default } from './part.ts';\n`);
  await writeFile(join(folder, 'device.mjs'), `export default 43;\n`);
  await writeFile(join(folder, 'broken.ts'), `throw new Error('my own mistake' satisfies string);\n`);
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['device.ts', 42],
  ['device.mjs', 43],
])('%s is imported under vitest', async (file, value) => {
  expect((await importModule(join(folder, file))).default).toBe(value);
});

test('plain Node imports them too', async () => {
  // Compiled as the package is, and where it finds vite.
  const compiled = await mkdtemp(join(import.meta.dirname, '../../node_modules/.import-module-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'import-module.ts'),
      outDir: compiled,
      rollupOptions: { output: { entryFileNames: 'import-module.mjs' } },
    },
  });
  const script = `
    import { importModule } from ${JSON.stringify(join(compiled, 'import-module.mjs'))};
    for (const file of ['device.ts', 'device.mjs', 'broken.ts', 'missing.ts']) {
      const path = ${JSON.stringify(folder)} + '/' + file;
      console.log(file, await importModule(path).then((module) => module.default, (error) => error.code ?? error.message));
    }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  await rm(compiled, { recursive: true });
  expect(stderr).toBe('');
  expect(stdout).toBe('device.ts 42\ndevice.mjs 43\nbroken.ts my own mistake\nmissing.ts ERR_MODULE_NOT_FOUND\n');
});
