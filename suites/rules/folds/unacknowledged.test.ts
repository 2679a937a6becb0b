import { expect, test } from 'vitest';
import type { Answer } from './stray-exchange.ts';
import { Unacknowledged } from './unacknowledged.ts';

const [one, other] = [Buffer.from('one'), Buffer.from('other')];

function newAnswer(): Answer {
  return { answer: { type: 'command-answered', seq: 1, at: 1, wall: 1, connection: 1 }, payload: one };
}

test('the same bytes under the same identifier of the same connection are a repetition, until they are acknowledged', () => {
  const publications = new Unacknowledged();
  expect(publications.repeats(1, 7, one)).toBe(false);
  expect([publications.repeats(2, 7, one), publications.repeats(1, 8, one)]).toEqual([false, false]);
  expect(publications.repeats(1, 7, one)).toBe(true);
  expect(publications.repeats(1, 7, other)).toBe(false);
  publications.acknowledged(1, 7, 5);
  expect(publications.repeats(1, 7, other)).toBe(false);
});

test('an answer learns when its PUBACK left, also if it was published once more meanwhile', () => {
  const publications = new Unacknowledged();
  const answers = [newAnswer(), newAnswer()] as const;
  publications.repeats(2, 7, one);
  publications.repeats(1, 7, one);
  publications.answered(1, one, answers[0]);
  publications.answered(1, other, answers[1]);
  publications.repeats(1, 7, one);
  publications.acknowledged(2, 7, 4);
  publications.acknowledged(1, 7, 5);
  expect(answers.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([5, undefined]);
});

test('what came on a connection that has closed is forgotten', () => {
  const publications = new Unacknowledged();
  publications.repeats(1, 7, one);
  publications.repeats(2, 7, one);
  publications.forget((connection) => connection === 1);
  expect([publications.repeats(1, 7, one), publications.repeats(2, 7, one)]).toEqual([false, true]);
});
