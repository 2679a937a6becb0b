import { expect, test } from 'vitest';
import type { Trial } from './fault-trial.ts';
import { matrixPage } from './matrix-page.ts';

const trial = (fault: string, generation: 1 | 2, rule: string, some: Partial<Trial> = {}): Trial => ({
  fault,
  generation,
  rule,
  breaks: 'does it wrong',
  needsSequence: false,
  red: [rule],
  flaky: [],
  explained: [],
  harnessErrors: [],
  ...some,
});

test('each generation has its faults, its reasons and its times', () => {
  const reason = { rule: 'V2-CMD-07', reason: 'what is not answered is not answered in time' };
  const trials = [
    trial('mute', 1, 'V1-CMD-01', { needsSequence: true }),
    trial('v2-mute', 2, 'V2-CMD-01', { red: ['V2-CMD-01', 'V2-CMD-07'], explained: [reason] }),
  ];
  const page = matrixPage(trials, [{ fault: 'v2-mute', generation: 2, believed: 1, end: 4, unjudged: [] }]);
  expect(page).toContain('2 faults for 2 rules, 1 of them shown only by a sequence of steps.');
  const [first = '', second = ''] = page.split('## Generation 2');
  expect(first).toContain('| V1-CMD-01 | mute | The device does it wrong. | **V1-CMD-01** |');
  expect(first).not.toContain('How long a whole run takes');
  expect(second).toContain('| V2-CMD-01 | v2-mute | The device does it wrong. | **V2-CMD-01**, V2-CMD-07 |');
  expect(second).toContain('| v2-mute | V2-CMD-07 | what is not answered is not answered in time |');
  expect(second).toContain('| v2-mute | 1.0 | 4.0 |  |');
});
