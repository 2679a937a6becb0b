import { expect, test } from 'vitest';
import { plain } from './paint.ts';
import { tableLines } from './table-lines.ts';

const table = ['| | |', '|---|---|', '| Expected | a deviceRsp with mid 1 within 3000 ms |', '| Actual | a \\| b |'];

test('a table stands in columns that fit the terminal', () => {
  expect(tableLines(table, { paint: plain, width: 36 })).toEqual([
    'Expected  a deviceRsp with mid 1',
    '          within 3000 ms',
    'Actual    a | b',
  ]);
});

test('a head with words in it is kept', () => {
  expect(tableLines(['| what | when |', '|:--|--:|', '| x | y |'], { paint: plain, width: 60 })).toEqual([
    'what  when',
    'x     y',
  ]);
});
