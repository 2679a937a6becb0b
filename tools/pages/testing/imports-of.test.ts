import { expect, test } from 'vitest';
import { circlesAtRunTime } from './circles-at-run-time.ts';
import { importsIn } from './imports-of.ts';

test.each([
  ["import { a } from './a.ts';", 'at once'],
  ["import './a.ts';", 'at once'],
  ["import { type A } from './a.ts';", 'at once'],
  ["export * from './a.ts';", 'at once'],
  ["import type { A } from './a.ts';", 'types'],
  ["export type { A } from './a.ts';", 'types'],
  ["type A = typeof import('./a.ts');", 'types'],
  ["const a = await import('./a.ts');", 'late'],
])('%s is seen, as loaded %s', (text, kind) => {
  expect(importsIn(text, 'room/b.ts')).toEqual([{ from: 'room/b.ts', to: 'room/a.ts', kind }]);
});

test.each([
  ["import a from 'node:fs';"],
  ['const text = "import { a } from \'./a.ts\'";'],
  ['const a = 1; export { a };'],
])('%s imports nothing of this project', (text) => {
  expect(importsIn(text, 'room/b.ts')).toEqual([]);
});

test('files that load each other are a circle, those that name types of each other are not', () => {
  const arrows = (text: string) =>
    text.split(' ').map((arrow) => {
      const [from = '', kind, to = ''] = arrow.split(/(->|~>)/);
      return { from, to, kind: kind === '->' ? 'at once' : 'types' } as const;
    });
  expect(circlesAtRunTime(arrows('a->b b->c c->a c->d d~>c e->a'))).toEqual([['a', 'b', 'c']]);
});
