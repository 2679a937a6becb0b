import { describe, expect, test } from 'vitest';
import { compareReport, type ServiceReport } from './compare-report.ts';
import { parseExactly } from './exact-json.ts';

const service = (serviceData: Record<string, unknown>, serviceId = 'Light'): ServiceReport => ({
  serviceId,
  serviceData,
});
const sent = (json: string, serviceId = 'Light') => service(parseExactly(json) as Record<string, unknown>, serviceId);
const modelled = ['level', 'colour'];
const compare = (told: readonly ServiceReport[], ...arrived: ServiceReport[]) =>
  compareReport(told, arrived, (_, property) => modelled.includes(property));

describe('no difference is', () => {
  test('another order of services and properties', () => {
    const told = [service({ level: 1, colour: 'red' }), service({ voltage: 3.7 }, 'Battery')];
    expect(compare(told, sent('{"voltage":3.70}', 'Battery'), sent('{"colour":"red","level":1}'))).toBeUndefined();
  });

  test('a service in several pieces', () => {
    const told = [service({ level: 1, colour: 'red' })];
    expect(compare(told, sent('{"level":1}'), sent('{"colour":"red"}'))).toBeUndefined();
  });

  test("a report of the device's own beside it", () => {
    expect(compare([service({ level: 1 })], sent('{"level":7,"colour":"old"}'), sent('{"level":1}'))).toBeUndefined();
  });

  test('one that happens to say the same, and more', () => {
    expect(compare([service({ level: 1 })], sent('{"level":1,"colour":"old"}'), sent('{"level":1}'))).toBeUndefined();
  });

  test('a number in a string, and a null for what was not told', () => {
    expect(compare([service({ level: 20 })], sent('{"level":"20","colour":null}'))).toBeUndefined();
  });

  test('a null left out', () => {
    expect(compare([service({ level: 1, colour: null })], sent('{"level":1}'))).toBeUndefined();
  });

  test('a property that the model does not have: that is for another rule', () => {
    expect(compare([service({ level: 1 })], sent('{"level":1,"timestamp":1744163840}'))).toBeUndefined();
  });

  test('a service without properties', () => {
    expect(compare([service({})], sent('{}'))).toBeUndefined();
  });
});

describe('a difference is', () => {
  test('a service that did not arrive', () => {
    expect(compare([service({ level: 1 })], sent('{"voltage":1}', 'Battery'))).toEqual({
      expected: 'a report of Light: {"level":1}',
      actual: 'none',
    });
  });

  test('a property that did not arrive', () => {
    expect(compare([service({ level: 1, colour: 'red' })], sent('{"level":1}'))).toEqual({
      expected: 'Light.colour: "red"',
      actual: 'without colour',
    });
  });

  test('a property of the model that was not told', () => {
    expect(compare([service({ level: 1 })], sent('{"level":1,"colour":"old"}'))).toEqual({
      expected: 'Light without colour',
      actual: 'Light.colour: "old"',
    });
  });

  test.each([
    [23.3, '23.299999237060547', 'a 32-bit float'],
    [23.3, '23', 'without its fraction'],
    [23.3, '24', undefined],
    ['007', '7', undefined],
    ['7', '7', 'a number for the string'],
    ['é', '"e\\u0301"', 'the same characters in another normal form of Unicode'],
    ['ü', '"Ã¼"', 'UTF-8 taken for Latin-1'],
    ['abcdef', '"abc"', 'cut off after 3 characters'],
    ['a ', '"a"', 'cut off after 1 characters'],
    [' a', '"a"', 'other white space around it'],
    ['a', '"b"', undefined],
  ])('%j that arrives as %s', (value, text, nearMiss) => {
    expect(compare([service({ level: value })], sent(`{"level":${text}}`))).toEqual({
      expected: `Light.level: ${JSON.stringify(value)}`,
      actual: text.replace('\\u0301', '\u0301'),
      ...(nearMiss !== undefined && { nearMiss }),
    });
  });

  test("a wrong value, of the piece that is nearest and not of the device's own report before it", () => {
    const told = [service({ level: 23.3, colour: 'red' })];
    expect(compare(told, sent('{"level":7,"colour":"old"}'), sent('{"level":23,"colour":"red"}'))).toMatchObject({
      actual: '23',
    });
  });

  test('one of two values of the same property', () => {
    expect(compare([service({ level: 1 }), service({ level: 2 })], sent('{"level":2}'))).toMatchObject({
      expected: 'Light.level: 1',
      actual: '2',
    });
  });
});
