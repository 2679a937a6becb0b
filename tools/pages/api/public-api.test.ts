import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exampleOf } from './api-page.ts';
import { entries, readPublicApi } from './public-api.ts';

const root = join(import.meta.dirname, '../../..');
const all = readPublicApi(root);
const examplesOf = ({ tags }: (typeof all)[number]) =>
  tags.flatMap(({ name, text }) => (name === 'example' ? [exampleOf(text)] : []));

test('every export of the three entries says what it is', () => {
  expect(new Set(all.map(({ entry }) => entry))).toEqual(new Set(Object.keys(entries)));
  expect(all.filter(({ doc }) => doc.trim() === '').map(({ name }) => name)).toEqual([]);
});

test('every export that users call has an example', () => {
  // What users are handed shows in the examples of what hands it to them.
  const handed = ['CommandDesk', 'Registry', 'Rig'];
  const isCalled = ({ kind, text, name }: (typeof all)[number]) =>
    kind === 'function' || (kind === 'class' && !/ extends \w*Error\b/.test(text) && !handed.includes(name));
  const without = all.filter((one) => isCalled(one) && examplesOf(one).length === 0);
  expect(without.map(({ name }) => name)).toEqual([]);
});

/** Types that have no name of their own for users, and how users get at them. */
const reached: Readonly<Record<string, string>> = {
  TransportEvent: "its members are `Entry<'published'>` and the like",
  CommandEvent: "its members are `Entry<'command-sent'>` and the like",
  MessageEvent: "its members are `Entry<'message-sent'>` and the like",
  SecretNotified: "`Entry<'secret-notified'>`",
  ScriptEvent: "its members are `Entry<'script-acted'>` and the like",
  ApplicationEvent: "its members are `Entry<'api-called'>` and the like",
  HarnessEvent: "its members are `Entry<'device-started'>` and the like",
  DeviceDeclared: "`Entry<'device-declared'>`",
  ProbeSent: "`Entry<'probe-sent'>`",
};

test('every type that an export shows is exported as well', () => {
  const unnamed = all.flatMap((one) => one.unnamed.map((type) => ({ type, by: one.name })));
  const missing = unnamed.filter(({ type }) => !(type in reached)).map(({ type, by }) => `${type}, which ${by} shows`);
  expect(missing, 'export it, or tag the member that shows it as @internal').toEqual([]);
  expect(Object.keys(reached).filter((type) => !unnamed.some((one) => one.type === type))).toEqual([]);
});

test('every example compiles with nothing but what the package exports', () => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'api-'));
  onTestFinished(() => rmSync(scratch, { recursive: true }));
  const examples = all.flatMap((one) =>
    examplesOf(one).map((text, index) => [`${one.name}-${index}.ts`, text] as const),
  );
  // The compiler finds the module that an entry augments only where something imports it.
  const files = [...examples, ['vitest.ts', "import 'vitest';"] as const];
  for (const [name, text] of files) writeFileSync(join(scratch, name), `${text}\nexport {};\n`);
  const paths = Object.fromEntries(Object.entries(entries).map(([entry, path]) => [entry, [join(root, path)]]));
  const compilerOptions = { noEmit: true, rootDir: root, types: ['node'], incremental: false, paths };
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    include: [],
    files: files.map(([name]) => join(scratch, name)),
  };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
  const { status, stdout } = spawnSync('npx', ['tsc', '-p', scratch], { cwd: root, encoding: 'utf8' });
  expect(files.length).toBeGreaterThan(15);
  expect(stdout.trim()).toBe('');
  expect(status).toBe(0);
}, 60_000);
