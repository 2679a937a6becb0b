import { expect, test } from 'vitest';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import { sampleRule, sampleRun } from '../verdicts/testing/sample-run.ts';
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

test('a long line of the device is told to its end, under itself', () => {
  const output = [
    '  File "here"',
    `python3: can't open file '/home/you/${'work/'.repeat(12)}my_device.py': No such file`,
  ];
  const scenario = {
    name: 'connect',
    title: 'It connects',
    durationMs: 1,
    replay: '',
    outcome: 'could-not-run',
    reason: 'It ended.',
    output,
  } as const;
  const lines = incompleteLines(
    { ...settleVerdicts(sampleRun({ rules })), rules: [], scenarios: [scenario] },
    { ...page, width: 60 },
  );
  expect(lines).toEqual([
    '? connect could not run: It ended.',
    '    |   File "here"',
    "    | python3: can't open file",
    "    | '/home/you/work/work/work/work/work/work/work/work/wor",
    "    | k/work/work/work/my_device.py': No such file",
  ]);
});

test('a line of the device that has no end takes three lines', () => {
  const scenario = {
    name: 'connect',
    title: 'It connects',
    durationMs: 1,
    replay: '',
    outcome: 'could-not-run',
    reason: 'It ended.',
    output: ['x '.repeat(5000)] as string[],
  } as const;
  const lines = incompleteLines(
    { ...settleVerdicts(sampleRun({ rules })), rules: [], scenarios: [scenario] },
    { ...page, width: 60 },
  );
  expect(lines).toHaveLength(4);
});
