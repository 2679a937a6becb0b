import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Terminal } from '../report/testing/terminal.ts';
import { asInstalled } from './testing.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const dist = pathToFileURL(join(import.meta.dirname, '../../dist/'));
const compiled = (path: string) => JSON.stringify(new URL(path, dist).href);
const good = `export { default } from ${compiled('fixtures/devices/reference-device.js')};`;
const faulty = `import { faultyDevice } from ${compiled('fixtures/devices/faults/index.js')};
export default faultyDevice('answers-twice');`;
const configuration = `import { conformance } from 'huawei-iot-conformance/vitest';
const project = conformance({ device: { module: './lamp.mjs' }, scenario: ['commands'], budget: 0 });
export default { ...project, test: { ...project.test, ${asInstalled} } };`;

let folder: string;
let terminal: Terminal | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watching-'));
  await writeFile(join(folder, 'lamp.mjs'), faulty);
  await writeFile(join(folder, 'vitest.config.mjs'), configuration);
  await mkdir(join(folder, 'node_modules'));
  await symlink(fileURLToPath(new URL('..', dist)), join(folder, 'node_modules/huawei-iot-conformance'));
  await symlink(dirname(vitest), join(folder, 'node_modules/vitest'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(folder, { recursive: true });
});

const over = /to quit/;

test('in watch mode a change of the device plays first what failed last time, then all of it', {
  timeout: 120_000,
}, async () => {
  terminal = new Terminal([process.execPath, vitest], { cwd: folder });
  await terminal.until(over);
  expect(terminal.written).toContain('V1-CMD-02');
  expect(terminal.written).toContain('Exit code 1.');

  const before = terminal.written.length;
  await writeFile(join(folder, 'lamp.mjs'), good);
  await terminal.until(over, before);
  const mended = terminal.written.slice(before);
  expect(mended).toContain('lamp.mjs changed.');
  expect(mended.indexOf('is mended.')).toBeLessThan(mended.indexOf('Exit code 0.'));
  expect(mended).toMatch(/is mended\./);

  const again = terminal.written.length;
  terminal.type('a');
  await terminal.until(over, again);
  expect(terminal.written.slice(again)).toContain('Exit code 0.');
  expect(terminal.written.slice(again)).not.toContain('changed.');

  terminal.type('q');
  expect(await terminal.ended).toBe(0);
});

test('with -t only the rules of that name are judged, and the rest is not asked for', { timeout: 60_000 }, async () => {
  await writeFile(join(folder, 'lamp.mjs'), good);
  terminal = new Terminal([process.execPath, vitest, 'run', '-t', 'V1-CMD-02'], { cwd: folder });
  expect(await terminal.ended).toBe(0);
  expect(terminal.screen).toContain('only V1-CMD-02, in commands.');
  expect(terminal.screen).toMatch(/\n1 pass · \d+ not asked for/);
});
