import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { findCommand } from '../../../mock-platform/product-model/validate.ts';
import { everyMalformed } from './malformed.ts';

const model = await readProductModel(join(import.meta.dirname, '../../../fixtures/product-models/street-lamp-v5'));
const texts = everyMalformed('set', model, { maxBytes: 1024 }).filter(({ flaw }) => / in services$/.test(flaw));

test('parameters are spoilt of a command that cannot do without them', () => {
  const spoilt = everyMalformed('command', model, { maxBytes: 1024 }).filter(({ flaw }) => /^paras is/.test(flaw));
  expect(spoilt.map(({ flaw }) => flaw)).toEqual(
    expect.arrayContaining(['paras is []', 'paras is 0', 'paras is true']),
  );
  const [service, command] = ['service_id', 'command_name'].map(
    (name) => JSON.parse(Buffer.from(spoilt[0]?.payload ?? []).toString())[name],
  );
  expect(findCommand(model, service, command)?.paras.some(({ required }) => required)).toBe(true);
  const commands = model.services.map((one) => ({
    ...one,
    commands: one.commands.filter(({ paras }) => !paras.length),
  }));
  const without = everyMalformed('command', { ...model, services: commands }, { maxBytes: 1024 });
  expect(without.filter(({ flaw }) => /^paras is/.test(flaw))).toEqual([]);
});

test('ill-formed text stands in no value of a set that a device may keep and report', () => {
  expect(texts.length).toBeGreaterThan(3);
  for (const { payload } of texts) {
    const { services } = JSON.parse(Buffer.from(payload).toString('utf8')) as {
      services: { properties: Record<string, unknown> }[];
    };
    const values = services.flatMap(({ properties }) => Object.values(properties));
    expect(values.filter((value) => /\ufffd/.test(JSON.stringify(value)))).toEqual([]);
  }
});
