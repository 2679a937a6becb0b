import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(text('package.json'));
const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const packed = new Set<string>(files.map(({ path }: { path: string }) => path));
const code = [...packed].filter((path) => path.startsWith('lib/') && /\.(js|d\.ts)$/.test(path));

const chunks = 'lib/chunks/';

/** What other modules a compiled one names: in imports, also of types, and by path. */
function namedBy(path: string): string[] {
  const named = text(path).matchAll(/(?:\bfrom|\bimport\(?)\s*['"]([^'"\n]+)['"]/g);
  return [...named].map(([, specifier = '']) => specifier);
}

/** Modules that others load by path, and those that users run. */
const entries = [
  'lib/cli/main.js',
  ...Object.values<{ default?: string; types?: string }>(manifest.exports).flatMap((entry) => [
    entry.default ?? '',
    entry.types ?? '',
  ]),
  'lib/suites/device.conformance.js',
  'lib/suites/report/conformance-reporter.js',
  'lib/suites/console/page/main.js',
  'lib/suites/vitest/conformance-runner.js',
  'lib/fixtures/devices/reference-device.js',
  'lib/fixtures/devices/run-device.js',
  'lib/fixtures/adapters/adapter-kit.js',
  'lib/fixtures/adapters/reference-adapter.js',
  'lib/fixtures/codecs/lamp-codec.js',
].filter((path) => /^(\.\/)?lib\//.test(path));

test('the package holds what its entries need, and nothing that they do not reach', () => {
  const reached = new Set<string>();
  const missing: string[] = [];
  const waiting = entries.map(normalize);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    if (!packed.has(path)) {
      missing.push(path);
      continue;
    }
    if (path.endsWith('.json')) continue;
    const here = dirname(path);
    waiting.push(...namedBy(path).flatMap((name) => (name.startsWith('.') ? [besides(path, join(here, name))] : [])));
    const types = path.replace(/\.js$/, '.d.ts');
    if (packed.has(types)) waiting.push(types);
  }
  expect(missing).toEqual([]);
  // A module of types alone is reached by its types.
  const isReached = (path: string) => {
    const name = path.replace(/(\.d\.ts|\.js)$/, '');
    return reached.has(`${name}.js`) || reached.has(`${name}.d.ts`);
  };
  expect(code.filter((path) => !isReached(path))).toEqual([]);
});

/** Types name the compiled module, and mean its types. */
function besides(from: string, name: string): string {
  return from.endsWith('.d.ts') ? name.replace(/\.(js|ts)$/, '.d.ts').replace(/\.d\.d\.ts$/, '.d.ts') : name;
}

test('no module in the package imports what only this project has', () => {
  const ours = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const nameOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const strangers = code.flatMap((path) =>
    importsOf(path)
      .map(nameOf)
      .filter((name) => !ours.includes(name) && name !== manifest.name)
      .map((name) => `${path} imports ${name}`),
  );
  expect(strangers).toEqual([]);
});

/** Packages that a module imports. Comments with examples do not count. */
function importsOf(path: string): string[] {
  const statements = text(path).matchAll(/^(?:import|export) (?:[\w\s{},*$]+ from )?['"]([^'"\n]+)['"]/gm);
  const calls = text(path).matchAll(/(?<!\* .*)\bimport\(['"]([^'"\n]+)['"]\)/g);
  return [...statements, ...calls].map(([, name = '']) => name).filter((name) => !/^(\.|node:)/.test(name));
}

test.each([
  ['a test or its helper', /^(?!docs\/examples\/).*(\.test\.|(^|\/)testing[./]|-testing\.)/],
  ['a faulty device', /devices\/(faults|variants)\//],
  ['a broken product model', /product-models\/broken/],
  ['a map whose sources are not there', /\.map$/],
  ['the record of the compiler', /tsbuildinfo/],
])('the package holds no file that is %s', (_, pattern) => {
  expect([...packed].filter((path) => pattern.test(path))).toEqual([]);
});

test('every compiled module in the package has a source', () => {
  const stale = code.filter((path) => {
    if (path.startsWith(chunks)) return false;
    const source = path.replace(/^lib\//, '').replace(/(\.d\.ts|\.js)$/, '.ts');
    return !existsSync(join(root, source));
  });
  expect(stale).toEqual([]);
});

test.each([
  ['.', '../mock-platform/index.ts'],
  ['./suites', '../suites/index.ts'],
  ['./vitest', '../suites/vitest/conformance.ts'],
])('the bundle exports as %s what its source exports, and nothing else', async (entry, source) => {
  const [bundled, own] = await Promise.all([import(join(root, manifest.exports[entry].default)), import(source)]);
  expect(Object.keys(bundled).sort()).toEqual(Object.keys(own).sort());
});

test('an entry reads few modules of the package, since Node takes long over many', () => {
  const chunkCount = code.filter((path) => path.startsWith(chunks) && text(path).length > 200).length;
  expect(chunkCount).toBeLessThan(60);
});

test.each(['README.md', 'README.zh-CN.md'])('%s is in the package, and so is what it links to', (readme) => {
  expect(packed).toContain(readme);
  const links = [...text(readme).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target);
  const own = links.filter((target) => !/^https?:/.test(target));
  const folders = [...packed].map((path) => dirname(path));
  const leads = (target: string) =>
    packed.has(normalize(target)) || folders.some((folder) => `${folder}/`.startsWith(`${normalize(target)}/`));
  expect(own.filter((target) => !leads(target))).toEqual([]);
  expect(own.length).toBeGreaterThan(20);
});

test('package.json says where the project is, and the changelog has a section for this version', () => {
  expect(manifest).toMatchObject({
    author: expect.any(String),
    homepage: expect.any(String),
    bugs: expect.any(Object),
  });
  // The registry makes the README's relative links of this.
  expect(manifest.repository.url).toMatch(/^git\+https:\/\/.*\.git$/);
  expect(packed).toContain('docs/CHANGELOG.md');
  expect(text('docs/CHANGELOG.md')).toMatch(
    new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')} - \\d{4}-\\d\\d-\\d\\d$`, 'm'),
  );
});
