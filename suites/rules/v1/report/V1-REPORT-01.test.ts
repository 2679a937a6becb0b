import { describe, expect, test } from 'vitest';
import { answered, binaryMessage, message, report, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-01.ts';

test('reports and answers pass', () => {
  expect(verdictOf(rule, report(), answered())).toEqual({ exercised: 2, violations: [] });
});

test.each(['{ "msgType" : "deviceReq" }\n', '\t{"a":"\\u00fc\\ud83d\\ude00"}', '{"a":"ü🙂"}', '{}'])(
  '%j passes, with any white space and escapes',
  (text) => {
    expect(verdictOf(rule, message(text)).violations).toEqual([]);
  },
);

describe('is broken by', () => {
  test.each([
    ['{"a":1}\0', 'the NUL byte that ends a string in C'],
    ['\uFEFF{"a":1}', 'a byte order mark in front'],
    ["{'a':1}", 'single quotation marks'],
    ['{"a":[1,],}', 'a comma after the last member'],
    ['{"a":NaN}', 'NaN, None or the like'],
    ['{"a":1}{"b":2}', 'several objects in one PUBLISH'],
    ['{"a":1', undefined],
    ['', undefined],
  ])('%j', (text, nearMiss) => {
    const [violation] = verdictOf(rule, unreadable(text)).violations;
    expect(violation?.nearMiss).toBe(nearMiss);
    expect(violation?.actual).toBe('no JSON');
  });

  test('ill-formed UTF-8', () => {
    const latin1 = Uint8Array.from(Buffer.from('{"a":"ü"}', 'latin1'));
    expect(verdictOf(rule, message(latin1)).violations).toMatchObject([{ nearMiss: 'another encoding than UTF-8' }]);
  });

  test.each([
    ['[{"a":1}]', 'an array'],
    ['null', 'null'],
    ['1', 'a number'],
    ['"{}"', 'a string'],
  ])('%s, which is not an object', (text, actual) => {
    expect(verdictOf(rule, message(text)).violations).toMatchObject([{ actual }]);
  });
});

test('an object nested deeper than this platform reads is one all the same: the bound is its own', () => {
  const tooDeep = (text: string) => {
    const [head, received] = message(text);
    const { value: _, ...rest } = received as typeof received & { value?: unknown };
    return [head, { ...rest, unreadable: 'nested deeper than 128 levels', tooDeep: true }] as ReturnType<
      typeof message
    >;
  };
  const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
  expect(verdictOf(rule, tooDeep(`{"msgType":"deviceRsp","mid":${deep}}`))).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, tooDeep(deep)).violations).toHaveLength(1);
});

test('bytes for a codec are another matter', () => {
  expect(verdictOf(rule, binaryMessage(Uint8Array.of(1)))).toEqual({ exercised: 0, violations: [] });
});

/** As the platform reads it: strictly. */
function unreadable(text: string) {
  const [head, received] = message(text);
  const { value: _, ...rest } = received as typeof received & { value?: unknown };
  return [head, { ...rest, unreadable: 'no JSON' }] as ReturnType<typeof message>;
}
