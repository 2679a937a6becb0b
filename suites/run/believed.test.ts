import { expect, test } from 'vitest';
import { Believed } from './believed.ts';

const shown = { scenario: 'connect', findings: [] };

test('who proves a rule hears when it is believed, whether that was before or comes later', () => {
  const believed = new Believed();
  const waiting = believed.signalOf('V1-CMD-01');
  const other = believed.signalOf('V1-CMD-02');
  expect(waiting.aborted).toBe(false);
  believed.add('V1-CMD-01', shown);
  expect([waiting.aborted, other.aborted]).toEqual([true, false]);
  expect(believed.signalOf('V1-CMD-01').aborted).toBe(true);
  believed.add('V1-CMD-03', shown);
  expect(believed.signalOf('V1-CMD-03').aborted).toBe(true);
});
