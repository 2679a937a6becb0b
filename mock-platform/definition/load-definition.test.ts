import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { served } from '../generations/served.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import { definitionSchemaOf } from './definition-schema.ts';
import { definitionSettingsOf } from './definition-settings.ts';
import { loadDefinition } from './load-definition.ts';
import { streetLamp, streetLampProduct } from './street-lamp.ts';

const definitionSchema = definitionSchemaOf(
  await served[0].members(),
  served.map(({ choice }) => choice),
);
const definitionSettings = definitionSettingsOf();

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'definition-'));
  await mkdir(join(cwd, 'lab/models/lamp'), { recursive: true });
  await mkdir(join(cwd, 'models'), { recursive: true });
  await writeFile(join(cwd, 'lab/morning.yaml'), '');
});
afterAll(() => rm(cwd, { recursive: true }));

/** What comes of a `platform.yaml` in the folder `lab`, with flags and variables. */
async function load(text: string, flags = {}, env = {}) {
  await writeFile(join(cwd, 'lab/platform.yaml'), text);
  return loadDefinition({ cwd, env, flags: { config: 'lab/platform.yaml', ...flags } });
}

const complaints = (text: string, flags = {}, env = {}) =>
  load(text, flags, env).then(
    () => 'none',
    (error: Error) => (error instanceof YamlError ? error.message : error),
  );

test('without anything there is a street lamp of generation 2 to connect, at the documented ports', async () => {
  const definition = await loadDefinition({ cwd: join(cwd, 'models'), env: {}, flags: {} });
  expect(definition).toMatchObject({
    host: '127.0.0.1',
    ports: { tcp: 1883, tls: 8883, ws: 8083, wss: false, http: 8080, https: 8743 },
    products: [{ productId: 'street-lamp', model: streetLampProduct }],
    devices: [{ productId: 'street-lamp', nodeId: 'lamp-1' }],
    rules: true,
    throttle: true,
  });
});

test('of generation 1 alone the street lamp has capability files, and its device an id that says nothing', async () => {
  const { products, devices } = await loadDefinition({ cwd: join(cwd, 'models'), env: {}, flags: { generation: '1' } });
  expect({ products, devices }).toEqual({
    products: [{ productId: 'street-lamp', model: streetLamp, own: {} }],
    devices: [{ productId: 'street-lamp', nodeId: 'lamp-1' }],
  });
});

test('paths in the file count from the file, paths of flags and variables from the working folder', async () => {
  const text = 'products: [{ model: models/lamp }]\nscripts: [morning.yaml]\ncaFile: ca.pem\njournal: j.ndjson';
  const definition = await load(text, { caFile: 'out/ca.pem' }, { PLATFORM_STATE: 'state.json' });
  expect(definition.products).toMatchObject([{ productId: 'lamp', model: join(cwd, 'lab/models/lamp') }]);
  expect(definition.scripts).toEqual([join(cwd, 'lab/morning.yaml')]);
  expect(definition).toMatchObject({
    caFile: join(cwd, 'out/ca.pem'),
    state: join(cwd, 'state.json'),
    journal: join(cwd, 'lab/j.ndjson'),
    devices: [],
  });
});

test('a flag wins over a variable, and that over the file; the rest of a group stays', async () => {
  const text = 'ports: { tcp: 1, tls: 2, ws: 3 }\nseed: 1';
  const { ports, seed } = await load(
    text,
    { tcpPort: '11' },
    { PLATFORM_TCP_PORT: '12', PLATFORM_TLS_PORT: 'off', PLATFORM_SEED: '' },
  );
  expect({ ports, seed }).toMatchObject({ ports: { tcp: 11, tls: false, ws: 3 }, seed: 1 });
});

test('lists are written in short behind flags and in variables', async () => {
  const { products, devices, applications } = await load(
    '',
    { product: ['a=lab/models/lamp', 'models'], device: ['a/n1', 'models/n2=d2', 'a/n3=d3:s:3'] },
    { PLATFORM_APPLICATION: 'desk wall:hush' },
  );
  expect(products.map(({ productId }) => productId)).toEqual(['a', 'models']);
  expect(devices).toEqual([
    { productId: 'a', nodeId: 'n1' },
    { productId: 'models', nodeId: 'n2', deviceId: 'd2' },
    { productId: 'a', nodeId: 'n3', deviceId: 'd3', secret: 's:3' },
  ]);
  expect(applications).toEqual([{ appId: 'desk' }, { appId: 'wall', secret: 'hush' }]);
});

describe('what is wrong is said with its place, its value, what was expected and what to do next', () => {
  const lamp = 'products: [{ model: models/lamp }]\n';
  test.each<[string, string]>([
    [
      'ports: { tcp: 70000 }',
      'lab/platform.yaml:1:15: ports.tcp is 70000: expected a port from 0 (any free one) to 65535, or false for none. The default is 1883.',
    ],
    ['port: 1', 'lab/platform.yaml:1:1: port is not a member of this object: expected one of generation, host, ports,'],
    [
      'devices: [{ deviceId: x }]',
      'lab/platform.yaml:1:11: devices[0].nodeId is missing: expected a text of 1 to 256 characters. Add it.',
    ],
    [
      'devices: [{ nodeId: x, secret: 12345 }]',
      'devices[0].secret is a value of 5 characters: expected a text of 1 to 256 characters. Put it into quotation marks: YAML reads it as a number.',
    ],
    [
      'devices: [{ nodeId: x }, { nodeId: x }]',
      'devices is [{"nodeId":"x"},{"nodeId":"x"}]: expected no nodeId twice. Rename or remove the second one.',
    ],
    [
      `${lamp}devices: [{ nodeId: x, productId: lump }]`,
      'lab/platform.yaml:2:35: device x is of product lump: expected one of lamp. Correct it, or define that product.',
    ],
    [
      `products: [{ model: nowhere }]`,
      'lab/platform.yaml:1:21: products[0].model is "nowhere": there is no folder, zip or .json file ',
    ],
    ['products: [{ model: models/lamp, codec: no.js }]', 'products[0].codec is "no.js": there is no file '],
    ['generation: v1', 'lab/platform.yaml:1:13: generation is "v1": expected "auto", "1" or "2". Correct it'],
    ['scripts: [models]', 'lab/platform.yaml:1:11: scripts[0] is "models": '],
    [
      'products: [{ model: models/lamp }, { model: models/lamp, productId: b }]\ndevices: [{ nodeId: x }]',
      'lab/platform.yaml:2:11: device x names no product: expected one of lamp, b. Add its productId.',
    ],
    ['seeed: 1', 'Did you mean seed?'],
    ['tcp: 1883', 'Did you mean ports.tcp?'],
    ['products: [{ modle: models/lamp }]', 'Did you mean model?'],
    [
      'options: { commandWaitMs: 0 }',
      'is 0: expected milliseconds, a whole number from 1 to 86400000. Correct it, or leave it out.',
    ],
    [
      'options: { keepAlive: some }',
      'options.keepAlive is "some": expected "any" or "documented". Correct it, or leave it out.',
    ],
    ['host: [', 'lab/platform.yaml:1:8: no YAML'],
  ])('%s', async (text, message) => {
    expect(await complaints(text)).toContain(message);
  });

  test.each([
    [
      { device: ['lamp-1=:hush'] },
      '--device: devices[0] is "lamp-1=:***": expected NODEID, NODEID:SECRET, NODEID=DEVICEID or NODEID=DEVICEID:SECRET, with PRODUCTID/ in front where there are several products. Correct it.',
    ],
    [{ device: ['a/b/c=d:hush'] }, '--device: devices[0] is "a/b/c=d:***": expected NODEID, NODEID:SECRET, '],
    [
      { application: [':hush'] },
      '--application: applications[0] is ":***": expected APPID or APPID:SECRET. Correct it.',
    ],
    [{ device: ['a=b:hush', 'a=c:hush'] }, '"secret":"***"'],
  ])('%j is told without its secret, and with the form that a flag has', async (flags, message) => {
    const told = String(await complaints('', flags));
    expect(told).toContain(message);
    expect(told).not.toContain('hush');
  });

  test.each([
    'devices: [a=b:hush]',
    'devices: a=b:hush',
    'devices: { nodeId: a, secret: hush }',
    'devices: [{ nodeId: a, secret: [hush] }]',
    'devices: [{ nodeId: a, secret: hush }, { nodeId: a }]',
    'applications: { appId: a, secret: hush }',
    'devices: [{ nodeId: a, secret: *hush }]',
  ])('%s is told without its secret', async (text) => {
    expect(await complaints(text)).toMatch(/^lab\/platform\.yaml(?!.*hush)/s);
  });

  test('a flag and a variable are named as what they are', async () => {
    expect(await complaints('', { seed: 'x' })).toBe(
      '--seed is "x": expected a whole number. Correct it, or leave it out.',
    );
    const env = { PLATFORM_TCP_PORT: 'high', PLATFORM_SCRIPT: 'none.yaml' };
    expect(await complaints('', {}, env)).toMatch(/^PLATFORM_TCP_PORT is "high": expected a port/);
    expect(await complaints('', { config: 'no.yaml' })).toMatch(
      /^--config is "no.yaml": expected the path of a file; there is none at /,
    );
  });
});

test('a variable that looks like one of ours gets a note: it may belong to another program', async () => {
  const { notes } = await load('', {}, { PLATFORM_TPC_PORT: '1', PLATFORM_NAME: 'lab', PLATFORM_SEED: '1' });
  expect(notes).toEqual(['There is no variable PLATFORM_TPC_PORT. Did you mean PLATFORM_TCP_PORT?']);
});

test.each([
  ['', 'both'],
  ['generation: 1', 'v1'],
  ['generation: "2"', 'v2'],
  ['generation: auto', 'both'],
])('%j is served as %s', async (text, name) => {
  expect((await load(text)).generation.name).toBe(name);
});

test('a generation that is none is told with those that there are', async () => {
  await expect(load('generation: 3')).rejects.toThrow('generation is 3: expected "auto", "1" or "2". Correct it');
  expect((await load('', { generation: '2' })).generation.name).toBe('v2');
  expect((await load('', {}, { PLATFORM_GENERATION: '1' })).generation.name).toBe('v1');
});

test('two files in the working folder are one too many', async () => {
  const folder = await mkdtemp(join(cwd, 'two-'));
  for (const name of ['platform.yaml', 'platform.yml']) await writeFile(join(folder, name), '');
  await expect(loadDefinition({ cwd: folder, env: {}, flags: {} })).rejects.toThrow(
    'holds platform.yaml and platform.yml: expected one of them. Remove the others, or choose with --config.',
  );
});

test('every member of the schema is a setting, and every setting a member', () => {
  const schema = z.toJSONSchema(definitionSchema, { io: 'input' }) as Schema;
  expect(definitionSettings.map(({ member }) => member).toSorted()).toEqual(leaves(schema).toSorted());
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

function leaves({ properties }: Schema, prefix = ''): string[] {
  return Object.entries(properties ?? {}).flatMap(([name, schema]) =>
    schema.properties ? leaves(schema, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

test('the default that the help names is the one that counts', () => {
  const { ports, ...defaults } = definitionSchema.parse({});
  const flat = {
    ...defaults,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [`ports.${name}`, port])),
  };
  const written = (value: unknown) => (typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value));
  const told = Object.entries(flat).filter(([, value]) => value !== undefined && typeof value !== 'object');
  expect(told.length).toBeGreaterThan(10);
  for (const [member, value] of told) {
    expect(
      definitionSettings.find((setting) => setting.member === member),
      member,
    ).toMatchObject({ otherwise: written(value) });
  }
});

test.each(['member', 'variable', 'flag', 'description'] as const)('no two settings have the same %s', (column) => {
  const values = definitionSettings.map((setting) => setting[column]);
  expect(new Set(values).size).toBe(values.length);
});

test('the street lamp of the kit is found', () => {
  expect(basename(streetLamp)).toBe('street-lamp');
});
