// After the compiler: makes `lib`, which is what users run (decision 097).
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { chunksOfNeeds } from './chunks-of-needs.mjs';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const lib = join(root, 'lib');
const { exports, dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const published = Object.values(exports).filter(({ types }) => types !== undefined);
const inLib = (path) => relative('lib', path).replaceAll(sep, '/');

/** What users import, and what is started or loaded by its path. */
const entries = [
  ...published.map((entry) => inLib(entry.default).replace(/\.js$/, '')),
  'cli/main',
  'suites/device.conformance',
  'suites/report/conformance-reporter',
  'suites/vitest/conformance-runner',
  'fixtures/devices/reference-device',
  'fixtures/devices/run-device',
  'fixtures/adapters/adapter-kit',
  'fixtures/adapters/reference-adapter',
  'fixtures/codecs/lamp-codec',
];

/** What is read as a file by a module, beside which it stands. */
const readAsFiles = [
  'suites/pages/examples.json',
  'suites/console/page',
  'mock-platform/language/phrase-book.js',
  'mock-platform/language/parts-of-text.js',
];

/** Other packages stay what they are: users see which they are, and update them. */
const packages = Object.keys({ ...dependencies, ...peerDependencies });
const packageOf = (id) => packages.find((name) => id === name || id.startsWith(`${name}/`));
const pathOf = (id) => relative(root, id).replaceAll(sep, '/').replace(/\.ts$/, '');

/** Stands for the way from a chunk to `lib`, until it is known in which chunk a module is. */
const up = '__FROM_CHUNK_TO_LIB__';

/** A module looks for what stands beside it where it would stand if it were not bundled. */
const placed = {
  name: 'placed',
  transform(code, id) {
    if (!/\bimport\.meta\b/.test(code)) return null;
    const path = `${up}${pathOf(id)}.js`;
    const meta = [
      `url: new URL('${path}', import.meta.url).href`,
      `dirname: \`\${import.meta.dirname}/${dirname(path)}\``,
      `filename: \`\${import.meta.dirname}/${path}\``,
    ];
    return { code: code.replaceAll(/\bimport\.meta\b/g, `({ ${meta.join(', ')} })`) };
  },
  renderChunk(code, { fileName }) {
    if (!code.includes(up)) return null;
    return { code: code.replaceAll(up, '../'.repeat(fileName.split('/').length - 1)) };
  },
};

rmSync(lib, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map((entry) => [entry, join(root, `${entry}.ts`)])),
  platform: 'node',
  external: (id) => packageOf(id) !== undefined,
  preserveEntrySignatures: 'allow-extension',
  // Much is loaded late if it is not there yet.
  checks: { ineffectiveDynamicImport: false },
  plugins: [placed],
});
await bundle.write({
  dir: lib,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  codeSplitting: {
    groups: [
      {
        name: chunksOfNeeds({ entries, packageOf, pathOf }),
        debugName: 'needs',
        includeDependenciesRecursively: false,
      },
    ],
  },
});
await bundle.close();

const hasCode = (file) => {
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return code.trim() !== 'export {};';
};
for (const path of readAsFiles) {
  const filter = (file) => !/\.map$|\.d\.ts$/.test(file) && (!file.endsWith('.js') || hasCode(file));
  cpSync(join(dist, path), join(lib, path), { recursive: true, filter });
}

/** The types that users see, and those that these name. */
const types = new Set(published.map((entry) => inLib(entry.types)));
for (const path of types) {
  mkdirSync(dirname(join(lib, path)), { recursive: true });
  copyFileSync(join(dist, path), join(lib, path));
  const named = readFileSync(join(dist, path), 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*['"](\.[^'"\n]+)['"]/g);
  for (const [, name] of named)
    types.add(
      join(dirname(path), name)
        .replaceAll(sep, '/')
        .replace(/(\.d)?\.[jt]s$/, '.d.ts'),
    );
}
