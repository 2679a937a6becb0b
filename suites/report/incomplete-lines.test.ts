import { expect, test } from 'vitest';
import { sampleRule, sampleRun } from '../verdicts/sample-run.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import { incompleteLines } from './incomplete-lines.ts';
import { plain } from './paint.ts';

const page = { paint: plain, width: 100, file: 'r.json', replayCommand: (token: string) => token };
const rules = Array.from({ length: 6 }, (_, index) => sampleRule(`V1-CMD-0${index}`));

test('rules that did not show are named', () => {
  expect(incompleteLines(settleVerdicts(sampleRun({ rules })), page).join(' ')).toContain('V1-CMD-00, V1-CMD-01,');
});

test('of a run that was stopped they are counted', () => {
  const stopped = settleVerdicts(sampleRun({ rules, stopped: 'by Ctrl-C' }));
  expect(incompleteLines(stopped, page)).toEqual([
    '? 6 rules not exercised: the run was stopped by Ctrl-C before a scenario showed this',
  ]);
});
