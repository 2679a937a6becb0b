import { expect, test } from 'vitest';
import { z } from 'zod';
import { optionName } from '../../mock-platform/settings/setting.ts';
import { configurationSchema } from './configuration.ts';
import { fileSetting, settings } from './settings.ts';

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

function leaves({ properties }: JsonSchema, prefix = ''): string[] {
  return Object.entries(properties ?? {}).flatMap(([name, schema]) =>
    schema.properties ? leaves(schema, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

test('every member of the schema is a setting, and every setting a member', () => {
  const schema = z.toJSONSchema(configurationSchema, { io: 'input' }) as JsonSchema;
  expect(settings.map(({ member }) => member).toSorted()).toEqual(leaves(schema).toSorted());
});

test('every switch has its own sentence for what its --no-… means', () => {
  const switches = settings.filter(({ form }) => form.startsWith('switch'));
  expect(switches.filter(({ off }) => off === undefined).map(({ flag }) => flag)).toEqual([]);
  expect(new Set(switches.map(({ off }) => off)).size).toBe(switches.length);
});

/** What a setting is when nothing is given, as the help would write it. */
function written(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) ? value.join(',') : String(value);
}

test('the default that the help names is the one that counts', () => {
  const defaults = Object.entries(configurationSchema.parse({})).flatMap(([group, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).map(([name, inner]) => [`${group}.${name}`, inner] as const)
      : [[group, value] as const],
  );
  const told = defaults.flatMap(([member, value]) => {
    const { otherwise } = settings.find((setting) => setting.member === member) ?? {};
    // An empty list says in words what it means.
    return Array.isArray(value) && value.length === 0 ? [] : [[member, otherwise, written(value)]];
  });
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter(([, otherwise, value]) => otherwise !== value)).toEqual([]);
});

test.each(['member', 'variable', 'flag', 'description'] as const)('no two settings have the same %s', (column) => {
  const values = settings.map((setting) => setting[column]);
  expect(new Set(values).size).toBe(values.length);
});

test.each([
  ['device.command', 'DEVICE_COMMAND', '--device-command', 'deviceCommand'],
  ['device.module', 'DEVICE_MODULE', '--device-module', 'deviceModule'],
  ['productModel', 'PRODUCT_MODEL', '--product-model', 'productModel'],
  ['capabilities.maxCommandBytes', 'CONFORMANCE_MAX_COMMAND_BYTES', '--max-command-bytes', 'maxCommandBytes'],
  ['seed', 'CONFORMANCE_SEED', '--seed', 'seed'],
  ['reportDir', 'REPORT_DIR', '--report-dir', 'reportDir'],
])('%s is %s and %s', (member, variable, flag, option) => {
  const setting = settings.find((one) => one.member === member);
  expect(setting).toMatchObject({ variable, flag });
  expect(setting && optionName(setting)).toBe(option);
});

test('no setting is called like the configuration file', () => {
  expect(settings.map(optionName)).not.toContain(optionName(fileSetting));
});
