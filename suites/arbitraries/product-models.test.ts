import { expect, test } from 'vitest';
import { productModel } from './product-models.ts';
import { sample } from './sample.ts';

const services = sample(productModel(), 1, 300).map((model) => model.services);
const commands = services.flat().flatMap((service) => service.commands);
const types = [...services.flat().flatMap((service) => service.properties), ...commands.flatMap(({ paras }) => paras)];

test('there are models without services, services without commands, commands without parameters', () => {
  expect(services.some((list) => list.length === 0)).toBe(true);
  expect(services.flat().some((service) => service.commands.length === 0)).toBe(true);
  expect(commands.some(({ paras }) => paras.length === 0)).toBe(true);
});

test('there are all types, required and not', () => {
  const kinds = new Set(types.map(({ dataType, required }) => `${dataType} ${required}`));
  expect(kinds.size).toBe(18);
});

test('there are properties of every method', () => {
  const methods = new Set(services.flat().flatMap(({ properties }) => properties.map(({ method }) => method)));
  expect([...methods].sort()).toEqual(['E', 'R', 'RE', 'RW', 'RWE', 'W', 'WE']);
});

test('no service has two commands of a name', () => {
  for (const service of services.flat()) {
    const names = service.commands.map(({ commandName }) => commandName);
    expect(new Set(names).size).toBe(names.length);
  }
});
