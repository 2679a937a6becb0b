import { expect, test } from 'vitest';
import { long, proven } from '../rules/testing/failures.ts';
import { type Event, exchange, journal, silence } from '../rules/testing.ts';
import { FailureWatch } from './failure-watch.ts';
import { Learnt } from './learnt.ts';
import { LengthLimit } from './length-limit.ts';

const plain = { form: 'plain' };
const failing = [10, 11, 12].flatMap((mid, at) => silence({ mid, ...plain, ...long(300 + at) }));

/** The limit after these events, and what other scenarios learn of it. */
function limitAfter(...events: (Event | Event[])[]) {
  const learnt = new Learnt();
  const limit = new LengthLimit(learnt, false);
  const entries = journal(proven, ...events);
  const failures = new FailureWatch([{ family: 'command', watcher: limit.watcher }]);
  for (const entry of entries) {
    limit.see(entry);
    failures.see(entry, entries);
  }
  return { own: limit.bytes, others: learnt.shortestTooLong('command') };
}

const alive = exchange({ mid: 7 });
const spread = failing.flatMap((event) => [event, ...(event.type === 'command-unanswered' ? alive : [])]);

test('several commands that stay unanswered for their length show a limit, to other scenarios as well', () => {
  expect(limitAfter(spread)).toEqual({ own: 298, others: 298 });
});

test('one may have been lost by chance', () => {
  const none = Number.POSITIVE_INFINITY;
  expect(limitAfter(spread.slice(0, 4))).toEqual({ own: none, others: none });
});

test('one as long that is answered ends it', () => {
  const none = Number.POSITIVE_INFINITY;
  expect(limitAfter(spread, exchange({ mid: 20, ...long(400) }))).toEqual({ own: none, others: none });
});

test('what is too long for one family of requests is not too long for another', () => {
  const learnt = new Learnt();
  learnt.tooLong({}, 'set', 200);
  learnt.answersLength('command', 400);
  expect(new LengthLimit(learnt, true, 'set').bytes).toBe(200);
  expect(new LengthLimit(learnt, true, 'command').bytes).toBe(Number.POSITIVE_INFINITY);
});

test('what one scenario has found, another uses only where it learns', () => {
  const learnt = new Learnt();
  learnt.tooLong({}, 'command', 200);
  expect(new LengthLimit(learnt, true).bytes).toBe(200);
  expect(new LengthLimit(learnt, false).bytes).toBe(Number.POSITIVE_INFINITY);
  learnt.answersLength('command', 200);
  expect(new LengthLimit(learnt, true).bytes).toBe(Number.POSITIVE_INFINITY);
});
