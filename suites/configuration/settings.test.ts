import { expect, test } from 'vitest';
import { z } from 'zod';
import { configurationSchema } from './configuration.ts';
import { fileSetting, optionName, settings } from './settings.ts';

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
