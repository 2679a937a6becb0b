import { expect, test } from 'vitest';
import { exitLines } from './exit-lines.ts';
import type { Page } from './page.ts';
import { plain } from './paint.ts';

const page: Page = { paint: plain, width: 80, file: 'f', replayCommand: String };

test.each([
  [[{ how: 'by SIGSEGV', count: 1 }], ['! The device ended 1 time without being asked to: by SIGSEGV.']],
  [
    [
      { how: 'by SIGSEGV', count: 2 },
      { how: 'with exit code 1', count: 1 },
    ],
    ['! The device ended 3 times without being asked to: 2 times by SIGSEGV, 1 time', '  with exit code 1.'],
  ],
  [[], []],
])('%j', (exits, lines) => {
  expect(exitLines({ exits }, page)).toEqual(lines);
});
