import { describe, expect, test } from 'vitest';
import { answered, deviceStarted, type Event, journal } from '../rules/testing.ts';
import { MeantAnswers } from './meant-answers.ts';

/** Are its answers taken for what they are meant to be, after each of these? `otherwise` is a command answered in another way. */
function taken(...steps: readonly (Event | readonly Event[] | 'otherwise')[]): boolean[] {
  const changes: boolean[] = [];
  const meant = new MeantAnswers((areTaken) => changes.push(areTaken));
  return steps.map((step) => {
    if (step === 'otherwise') meant.answeredOtherwise();
    else for (const entry of journal(step)) meant.see(entry);
    expect(changes.at(-1) ?? false).toBe(meant.areTaken);
    return meant.areTaken;
  });
}

const right = answered({ mid: 7 });

test('one answer in another way may be a slip, and two are not', () => {
  expect(taken('otherwise', 'otherwise')).toEqual([false, true]);
});

test('a device that answers with the key of its first command answers that one rightly', () => {
  expect(taken(right, 'otherwise', 'otherwise')).toEqual([false, false, true]);
  expect(taken(right, 'otherwise', 'otherwise', deviceStarted(), right)).toEqual([false, false, true, true, true]);
});

test('what answers rightly now and then is judged as it stands', () => {
  expect(taken(right, right, 'otherwise', 'otherwise', 'otherwise')).not.toContain(true);
  expect(taken('otherwise', right, right, 'otherwise', 'otherwise')).not.toContain(true);
});

test('answers that were taken are no right ones', () => {
  const meant = right.map(
    (event): Event => (event.type === 'command-answered' ? { ...event, otherwise: 'key' } : event),
  );
  expect(taken('otherwise', 'otherwise', meant, meant, meant)).toEqual([false, true, true, true, true]);
});

test('that its key comes again now and then makes no answer of it a right one', () => {
  const meant = right.map(
    (event): Event => (event.type === 'command-answered' ? { ...event, otherwise: 'key' } : event),
  );
  expect(taken(right, 'otherwise', 'otherwise', right, meant, right, meant).slice(2)).not.toContain(false);
});

test('once it answers rightly twice, its answers are not taken any more', () => {
  expect(taken('otherwise', 'otherwise', right, right)).toEqual([false, true, true, false]);
});

describe('an answer with the right key in the place of those to other requests', () => {
  const elsewhere = (...came: readonly boolean[]): boolean[] => {
    const changes: boolean[] = [];
    const meant = new MeantAnswers(
      () => expect.fail('it is its place that is known'),
      (areTaken) => changes.push(areTaken),
    );
    for (const one of came) {
      meant.answeredElsewhere(one);
      for (const entry of journal(right, right)) meant.see(entry);
    }
    return changes;
  };

  test('is taken once two have shown it, also where other requests are answered rightly', () => {
    expect(elsewhere(false)).toEqual([]);
    expect(elsewhere(false, false, false)).toEqual([true]);
  });

  test('is never taken again, once the right answer came behind it', () => {
    expect(elsewhere(false, false, true, false, false, false)).toEqual([true, false]);
  });
});
