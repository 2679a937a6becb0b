import { expect, test } from 'vitest';
import { flagsIn } from './read-flags.ts';

const read = (...args: string[]) => flagsIn({ seconds: 600, seed: 1 }, { strict: { type: 'boolean' } }, args);

test('numbers are read, and have defaults', () => {
  expect(read('--seconds', '10', '--strict')).toMatchObject({
    numbers: { seconds: 10, seed: 1 },
    values: { strict: true },
  });
});

test.each([
  [['--second', '10'], "Unknown option '--second'"],
  [['10'], "Unexpected argument '10'"],
  [['--seconds', 'ten'], '--seconds has to be a whole number, got "ten"'],
  [['--seconds=-5'], '--seconds has to be a whole number, got "-5"'],
  [['--seconds='], '--seconds has to be a whole number, got ""'],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
