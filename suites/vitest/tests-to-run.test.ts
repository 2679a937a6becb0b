import { expect, test } from 'vitest';
import { testsToRun } from './tests-to-run.ts';

const suite = {
  name: 'device.conformance.ts',
  mode: 'run',
  tasks: [
    {
      name: 'V1-CMD',
      mode: 'run',
      tasks: [
        { name: 'V1-CMD-01', mode: 'run' },
        { name: 'V1-CMD-02', mode: 'skip' },
      ],
    },
    { name: 'V1-TLS', mode: 'skip', tasks: [{ name: 'V1-TLS-01', mode: 'skip' }] },
    { name: 'V1-CONN-01', mode: 'queued' },
  ],
};

test.each([
  ['Vitest 4.1, which hands over a context before the suite', [{}, suite]],
  ['earlier versions, which hand over the suite', [suite]],
])('hooks of %s get the tests that run', (_, given) => {
  expect(testsToRun(given)).toEqual(['V1-CMD-01', 'V1-CONN-01']);
});

test('a version that hands over nothing of the kind tells of no tests', () => {
  expect(testsToRun([{}])).toEqual([]);
});
