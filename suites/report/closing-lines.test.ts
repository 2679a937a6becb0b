import { expect, test } from 'vitest';
import type { KnownFailure } from '../configuration/known-failure.ts';
import { type Run, settleVerdicts } from '../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../verdicts/testing/sample-run.ts';
import { closingLines } from './closing-lines.ts';
import { plain } from './paint.ts';

const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const passed = [sampleFinding(must, 1), sampleFinding(should, 1)];
const warned = [sampleFinding(must, 1), sampleFinding(should, 1, [sampleViolation()])];
const failed = [sampleFinding(must, 1, [sampleViolation()]), sampleFinding(should, 1, [sampleViolation()])];
const known = (rule: string): KnownFailure => ({ rule, reason: 'firmware 1.2' });
const commands = (findings = passed) => sampleScenario('commands', { findings });
const away = sampleScenario('session', { outcome: { couldNotRun: 'the device exited' } });

test.each<[Partial<Run>, string, string | undefined]>([
  [{ scenarios: [commands()] }, 'The device keeps every rule that was judged. Exit code 0.', undefined],
  [{ scenarios: [commands(warned)] }, 'The device breaks no rule that it must keep. Exit code 0.', 'replay-commands'],
  [{ scenarios: [commands(warned)], strict: true }, 'The device breaks 1 rule. Exit code 1.', 'replay-commands'],
  [{ scenarios: [commands(failed)], strict: true }, 'The device breaks 2 rules. Exit code 1.', 'replay-commands'],
  [
    { scenarios: [commands(warned)], known: [known('V1-CMD-06')] },
    'The device breaks nothing but 1 rule that is known. Exit code 0.',
    undefined,
  ],
  [
    { scenarios: [commands(failed)], known: [known('V1-CMD-07')] },
    'The device breaks 1 rule. 1 entry of `known` must go. Exit code 1.',
    'replay-commands',
  ],
  [
    { scenarios: [commands()], known: [known('V1-CMD-01'), known('V1-CMD-06')] },
    '2 entries of `known` must go. Exit code 1.',
    undefined,
  ],
  [
    { scenarios: [commands(warned), away] },
    'The run is incomplete: 1 scenario did not run. Exit code 3.',
    'replay-session',
  ],
  [
    { scenarios: [sampleScenario('commands', { ...away, scenario: 'commands', expects: ['V1-CMD-01', 'V1-CMD-06'] })] },
    'The device never got ready, so 2 rules could not be judged. Exit code 3.',
    undefined,
  ],
  [
    {
      scenarios: [
        sampleScenario('commands', {
          ...away,
          findings: [sampleFinding(must, 1, [sampleViolation()])],
          expects: ['V1-CMD-06'],
        }),
      ],
    },
    'The device breaks 1 rule. It never got ready, so 1 rule could not be judged. Exit code 1.',
    'replay-session',
  ],
  [{ scenarios: [commands([])] }, 'The run is incomplete: 2 rules were not exercised. Exit code 3.', undefined],
  [{ rules: [] }, 'The run is incomplete: no rule was judged. Exit code 3.', undefined],
])('%#: %o', (run, meaning, next) => {
  const result = settleVerdicts(sampleRun({ rules: [must, should], ...run }));
  const page = { paint: plain, width: 100, file: 'r.json', replayCommand: (token: string) => `again ${token}` };
  expect(closingLines(result, page).slice(1)).toEqual([
    meaning,
    'Report  r.json',
    ...(next ? [`Next    again ${next}`] : []),
  ]);
});

test('what was not asked for is counted apart from what does not apply', () => {
  const scenarios = [commands([sampleFinding(must, 1)])];
  const run = sampleRun({ rules: [must, should], scenarios, unasked: new Set(['V1-CMD-06']) });
  const result = settleVerdicts(run);
  const page = { paint: plain, width: 100, file: 'r.json', replayCommand: (token: string) => token };
  expect(closingLines(result, page)[0]).toBe('1 pass · 1 not asked for · 8.1 s');
});

test('what is too long for the terminal goes on in the next line', () => {
  const run = sampleRun({
    rules: [must, should],
    scenarios: [commands(failed)],
    stopped: 'at the first failure, by --bail',
  });
  const page = { paint: plain, width: 60, file: 'r.json', replayCommand: (token: string) => token };
  expect(closingLines(settleVerdicts(run), page)).toEqual([
    '1 fail · 1 warn · 8.1 s',
    'The device breaks 1 rule. The run was stopped at the first',
    'failure, by --bail: there may be more.',
    'Exit code 1.',
    'Report  r.json',
    'Next    replay-commands',
  ]);
});
