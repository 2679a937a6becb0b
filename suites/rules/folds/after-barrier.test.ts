import { expect, test } from 'vitest';
import { answered, commandSent, type Event, exchange, journal, probeSent } from '../testing.ts';
import { afterBarrier } from './after-barrier.ts';

function past(...events: (Event | Event[])[]): number[] {
  const seen: number[] = [];
  const judge = afterBarrier(
    ({ type }) => type === 'probe-sent',
    ({ seq }) => seen.push(seq),
  );
  for (const entry of journal(...events)) judge[entry.type]?.(entry as never);
  return seen;
}

test('a probe is past when a command that was sent after it is answered', () => {
  expect(past(probeSent(), exchange(), exchange({ mid: 2 }))).toEqual([1]);
});

test('the answer to an earlier command says nothing, nor does one to a command that is not valid', () => {
  expect(past(commandSent(), probeSent(), answered())).toEqual([]);
  expect(past(probeSent(), exchange({ fit: 'unknown-command' }))).toEqual([]);
});
