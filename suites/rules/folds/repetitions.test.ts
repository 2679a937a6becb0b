import { expect, test } from 'vitest';
import { blamed, proven } from '../testing/failures.ts';
import { exchange, silence } from '../testing.ts';

const plainly = (mid: number) => silence({ mid, again: 8 });
const changed = (mid: number) => exchange({ mid, again: 8, trial: 'withoutHasMore' });
const repeated = [...silence({ mid: 8 }), ...changed(9), ...plainly(10), ...changed(11)];

test('a change that helps twice, with a plain repetition in between that stays unanswered, tells the cause', () => {
  expect(blamed(proven, repeated)).toEqual(['8 silent: form']);
});

test('that is known for good, also when the mid is used again', () => {
  expect(blamed(proven, repeated, exchange({ mid: 8 }), exchange({ mid: 12 }))).toEqual(['8 silent: form']);
  expect(blamed(proven, repeated, silence({ mid: 8 }), exchange({ mid: 12 }))).toContain('8 silent: form');
});
