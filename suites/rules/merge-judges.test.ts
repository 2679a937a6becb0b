import { expect, test } from 'vitest';
import { mergeJudges } from './merge-judges.ts';
import { closed, journal, opened } from './testing.ts';

test('each entry goes to all judges that look at its type, in their order', () => {
  const seen: string[] = [];
  const merged = mergeJudges(
    { 'connection-opened': () => void seen.push('first opened') },
    {
      'connection-opened': () => void seen.push('second opened'),
      'connection-closed': () => void seen.push('second closed'),
    },
  );
  for (const entry of journal(opened(), closed())) merged[entry.type]?.(entry as never);
  expect(seen).toEqual(['first opened', 'second opened', 'second closed']);
});
