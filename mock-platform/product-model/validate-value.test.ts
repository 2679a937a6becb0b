import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataType, Misfit, ValueType } from './model.ts';
import { validateValue } from './validate-value.ts';

const type = (dataType: DataType, bounds: Partial<ValueType> = {}): ValueType => ({
  dataType,
  required: false,
  ...bounds,
});
const validate = (valueType: ValueType, value: unknown) => validateValue(valueType, value, '$.x');

const percent = type('int', { min: 0, max: 100, step: 5 });
const volts = type('decimal', { min: 0, max: 300, step: 0.1 });
const label = type('string', { maxLength: 4 });
const onOff = type('string', { enumList: ['ON', 'OFF'] });
const level = type('int', { enumList: ['0', '1', '2'], max: 1 });
const details = type('jsonObject', { maxLength: 11 });
const count = type('long');
const oddCount = type('long', { min: 1, step: 2 });
const fewCount = type('long', { min: 0, max: 2 ** 40 });
const night = type('boolean');
const scene = type('enum', { enumList: ['DAY', 'NIGHT', '2'] });
const names = type('string list', { maxLength: 3 });
const days = type('string list', { enumList: ['MON', 'SUN'] });

describe('what fits', () => {
  test.each<[string, ValueType, unknown]>([
    ['an int', percent, 100],
    ['an int that is written as a decimal', percent, JSON.parse('5.0')],
    ['an int without bounds', type('int'), -123456789012],
    ['a decimal', volts, 230.1],
    ['a decimal that floating point computed', volts, 0.1 * 3],
    ['a decimal without a fraction', volts, 230],
    ['a string', label, 'lamp'],
    ['an empty string', label, ''],
    ['four characters of more than one UTF-16 unit', label, '😀😀😀😀'],
    ['a listed string', onOff, 'OFF'],
    ['a listed int, whatever the other bounds are', level, 2],
    ['a DateTime', type('DateTime', { maxLength: 16 }), '20161219T114920Z'],
    ['an object', details, { a: [1] }],
    ['an empty object', details, {}],
    ['a long', fewCount, 2 ** 40],
    ['the greatest long, which JSON.parse rounds up', count, JSON.parse('9223372036854775807')],
    ['the least long', count, JSON.parse('-9223372036854775808')],
    ['a long on its step that JSON.parse rounds off it', oddCount, JSON.parse('9007199254740993')],
    ['true', night, true],
    ['false', night, false],
    ['a listed value of an enum', scene, 'NIGHT'],
    ['a list of strings', names, ['a', 'abc']],
    ['an empty list', names, []],
    ['more strings than maxLength says, each of few characters', names, ['a', 'b', 'c', 'd']],
    ['few strings, longer than maxLength says', names, ['abcde']],
    ['a list of listed strings', days, ['SUN', 'SUN']],
    ['null for what is not required', percent, null],
    ['nothing for what is not required', percent, undefined],
  ])('%s', (_what, valueType, value) => {
    expect(validate(valueType, value)).toEqual([]);
  });
});

describe('what does not fit', () => {
  test.each<[string, ValueType, unknown, Misfit['kind'], string, string]>([
    ['a word for an int', percent, 'warm', 'type', 'an int', '"warm"'],
    ['an empty string for an int', percent, '', 'type', 'an int', '""'],
    ['a fraction for an int', percent, 5.5, 'type', 'an int', '5.5'],
    ['true for an int', percent, true, 'type', 'an int', 'true'],
    ['a list for an int', percent, [5], 'type', 'an int', '[5]'],
    ['hexadecimal digits for an int', percent, '0x10', 'type', 'an int', '"0x10"'],
    ['an int below its min', percent, -5, 'range', 'at least 0', '-5'],
    ['an int above its max', percent, 105, 'range', 'at most 100', '105'],
    ['an int off its step', percent, 7, 'step', '0 and steps of 5', '7'],
    ['an int that is not listed', level, 3, 'enum', 'one of "0", "1", "2"', '3'],
    ['a word for a decimal', volts, 'high', 'type', 'a decimal', '"high"'],
    ['NaN in a string for a decimal', volts, 'NaN', 'type', 'a decimal', '"NaN"'],
    ['a decimal above its max', volts, 300.1, 'range', 'at most 300', '300.1'],
    ['a decimal off its step', volts, 230.15, 'step', '0 and steps of 0.1', '230.15'],
    ['a number for a string', label, 42, 'type', 'a string', '42'],
    ['an object for a string', label, {}, 'type', 'a string', '{}'],
    ['a long string', label, 'lamps', 'length', 'at most 4 characters', '"lamps"'],
    ['a listed string in another case', onOff, 'off', 'enum', 'one of "ON", "OFF"', '"off"'],
    ['a listed string with a space', onOff, 'ON ', 'enum', 'one of "ON", "OFF"', '"ON "'],
    [
      'a DateTime without T',
      type('DateTime'),
      '20161219114920Z',
      'type',
      "a DateTime, yyyyMMdd'T'HHmmss'Z'",
      '"20161219114920Z"',
    ],
    [
      'a DateTime of a day that is none',
      type('DateTime'),
      '20230229T000000Z',
      'type',
      "a DateTime, yyyyMMdd'T'HHmmss'Z'",
      '"20230229T000000Z"',
    ],
    ['a number for a DateTime', type('DateTime'), 1482148160, 'type', "a DateTime, yyyyMMdd'T'HHmmss'Z'", '1482148160'],
    ['a list for an object', details, [], 'type', 'an object', '[]'],
    ['JSON in a string for an object', details, '{}', 'type', 'an object', '"{}"'],
    ['a long object', details, { a: '123456' }, 'length', 'at most 11 characters of compact JSON', '{"a":"123456"}'],
    ['a fraction for a long', count, 0.5, 'type', 'a long', '0.5'],
    ['a word for a long', count, 'many', 'type', 'a long', '"many"'],
    ['a long above its max', fewCount, 2 ** 41, 'range', 'at most 1099511627776', '2199023255552'],
    [
      'a number of more than 64 bits for a long',
      count,
      1e19,
      'range',
      'a number of 64 bits, -9223372036854775808 to 9223372036854775807',
      '10000000000000000000',
    ],
    ['a word for a boolean', night, 'yes', 'type', 'a boolean', '"yes"'],
    ['another number than 0 and 1 for a boolean', night, 2, 'type', 'a boolean', '2'],
    ['a list for a boolean', night, [true], 'type', 'a boolean', '[true]'],
    ['a value of an enum that is not listed', scene, 'day', 'enum', 'one of "DAY", "NIGHT", "2"', '"day"'],
    ['an unlisted number for an enum', scene, 3, 'type', 'one of "DAY", "NIGHT", "2"', '3'],
    ['a list for an enum', scene, ['DAY'], 'type', 'one of "DAY", "NIGHT", "2"', '["DAY"]'],
    ['a text for a string list', names, 'a,b', 'type', 'a list of strings', '"a,b"'],
    ['an object for a string list', names, { 0: 'a' }, 'type', 'a list of strings', '{"0":"a"}'],
    ['a number in a string list', names, ['a', 1], 'type', 'a list of strings', '["a",1]'],
    ['null in a string list', names, [null], 'type', 'a list of strings', '[null]'],
    ['an unlisted string in a string list', days, ['SUN', 'Mon'], 'enum', 'each one of "MON", "SUN"', '["SUN","Mon"]'],
    [
      'a string list that is too long however one counts',
      names,
      ['a', 'b', 'c', 'abcd'],
      'length',
      'at most 3, whether strings or characters of each are counted',
      '["a","b","c","abcd"]',
    ],
    ['null for what is required', { ...percent, required: true }, null, 'missing', 'an int', 'null'],
    ['nothing for what is required', { ...label, required: true }, undefined, 'missing', 'a string', 'nothing'],
  ])('%s', (_what, valueType, value, kind, expected, actual) => {
    expect(validate(valueType, value)).toEqual([{ path: '$.x', kind, expected, actual, tolerated: false }]);
  });

  test('a time with milliseconds is a DateTime only where its generation writes it so', () => {
    const time = '2016-12-19T11:49:20.250Z';
    expect(validate(type('DateTime'), time)).toMatchObject([{ kind: 'type', actual: `"${time}"` }]);
    expect(validateValue(type('DateTime'), time, '$.x', { milliseconds: true })).toEqual([]);
    expect(validateValue(type('DateTime'), '20161219T114920Z', '$.x', { milliseconds: true })).toEqual([]);
    expect(validateValue(type('DateTime'), '2016-12-19T11:49:20Z', '$.x', { milliseconds: true })).toMatchObject([
      { kind: 'type', expected: "a DateTime, yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z'" },
    ]);
  });

  test('a long value is shown in part', () => {
    expect(validate(label, 'x'.repeat(500))[0]?.actual).toMatch(/^"x{119}… \(502 characters\)$/);
  });
});

describe('digits in a string for a number', () => {
  const digits: Misfit = { path: '$.x', kind: 'type', expected: 'an int', actual: '"5"', tolerated: true };

  test('are tolerated', () => {
    expect(validate(percent, '5')).toEqual([digits]);
    expect(validate(volts, '230.1')).toEqual([{ ...digits, expected: 'a decimal', actual: '"230.1"' }]);
    expect(validate(level, '1')).toEqual([{ ...digits, actual: '"1"' }]);
  });

  test('are held to the bounds all the same', () => {
    const misfits = validate(percent, '101');
    expect(misfits.map(({ kind, tolerated }) => [kind, tolerated])).toEqual([
      ['type', true],
      ['range', false],
    ]);
  });
});

describe('what stands for a value of the type', () => {
  test.each<[string, ValueType, unknown, string, string]>([
    ['digits in a string for a long', count, '9223372036854775807', 'a long', '"9223372036854775807"'],
    ['0 for a boolean', night, 0, 'a boolean', '0'],
    ['1 for a boolean', night, 1, 'a boolean', '1'],
    ['"1" for a boolean', night, '1', 'a boolean', '"1"'],
    ['"true" for a boolean', night, 'true', 'a boolean', '"true"'],
    ['"False" for a boolean', night, 'False', 'a boolean', '"False"'],
    ['a number for the digits of an enum', scene, 2, 'one of "DAY", "NIGHT", "2"', '2'],
  ])('%s is tolerated', (_what, valueType, value, expected, actual) => {
    expect(validate(valueType, value)).toEqual([{ path: '$.x', kind: 'type', expected, actual, tolerated: true }]);
  });
});

test('no value makes the validation throw', () => {
  const types = [percent, volts, label, onOff, level, details, type('DateTime'), oddCount, night, scene, names, days];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.jsonValue(), (valueType, value) => {
      for (const misfit of validate(valueType, value)) expect(misfit.actual).not.toBe('');
    }),
  );
});
