import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonProblem } from './find-json-problem.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the first problem', () => {
  test.each([
    ['', 0, 'a value'],
    ['{', 1, 'a member name in double quotation marks'],
    ['{"a":}', 5, 'a value'],
    ['{"a":1', 6, '"," or "}"'],
    ['{"a" 1}', 5, '":"'],
    ['{"a":1,}', 7, 'a member name in double quotation marks'],
    ["{'a':1}", 1, 'a member name in double quotation marks'],
    ['{a:1}', 1, 'a member name in double quotation marks'],
    ['{"a":{"b":1}"c":2}', 12, '"," or "}"'],
    ['[1,]', 3, 'a value'],
    ['[1 2]', 3, '"," or "]"'],
    ['[1}', 2, '"," or "]"'],
    ['{"a":1}{', 7, 'the end'],
    ['{"a":1}\0', 7, 'the end'],
    ['{"a":01}', 6, '"," or "}"'],
    ['{"a":.5}', 5, 'a value'],
    ['{"a":+5}', 5, 'a value'],
    ['{"a":NaN}', 5, 'a value'],
    ['{"a":True}', 5, 'a value'],
    ['{"a":"x', 7, 'the rest of a string, with its control characters and backslashes escaped'],
    ['{"a":"x\ny"}', 7, 'the rest of a string, with its control characters and backslashes escaped'],
    ['{"a":"\\x"}', 6, 'the rest of a string, with its control characters and backslashes escaped'],
    ['// note\n{}', 0, 'a value'],
    ['\ufeff{}', 0, 'a value'],
  ])('of %j stands at %i: %s', (text, position, expected) => {
    expect(findJsonProblem(text)).toEqual({ position, expected });
  });
});

test('of 1.4 million open brackets it keeps a bit each, and knows of which kind they are', () => {
  // Made of bytes, it is in one piece. One that is repeated is put together where it is first read, which takes 4 MB.
  const text = Buffer.alloc(6 * 700_000, '[{"a":').toString('latin1');
  collectGarbage();
  const before = process.memoryUsage();
  const problem = findJsonProblem(text);
  const after = process.memoryUsage();
  // What it allocates while it grows is 0.5 MB, and V8 counts by pages. A byte each would take 4 MB.
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  expect(bytes).toBeLessThan(2 * 2 ** 20);
  expect(problem).toEqual({ position: text.length, expected: 'a value' });
  const closed = `${text}1${'}]'.repeat(300_000)}]`;
  expect(findJsonProblem(closed)).toEqual({ position: closed.length - 1, expected: '"," or "}"' });
});

describe('it agrees with JSON.parse', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  test('on every JSON text, pretty-printed or not', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (text, indent) => {
        expect(findJsonProblem(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined();
      }),
    );
  });

  test('on damaged JSON texts, and sees no problem before the damage', () => {
    const damage = fc.constantFrom('', ',', '"', '}', ']', '{', ':', '0', '-', 'e', '.', '\\', '\0', ' ', 't');
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(3), damage, (json, where, cut, insert) => {
        const at = where % (json.length + 1);
        const text = json.slice(0, at) + insert + json.slice(at + cut);
        const problem = findJsonProblem(text);
        expect(problem === undefined).toBe(isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('on texts of brackets and punctuation', () => {
    const text = fc
      .array(fc.constantFrom('[', ']', '{', '}', ',', ':', '"a"', '1', ' '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (tokens) => {
        expect(findJsonProblem(tokens) === undefined).toBe(isJson(tokens));
      }),
      { numRuns: 1000 },
    );
  });

  test('on a string of a million characters', () => {
    expect(findJsonProblem(JSON.stringify('\\'.repeat(1e6)))).toBeUndefined();
  });
});
