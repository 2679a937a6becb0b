import { expect, test } from 'vitest';
import { sampleRule, sampleScenario } from './sample-run.ts';
import { unexercised } from './unexercised.ts';

const rule = sampleRule('V1-CMD-01');
const optional = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });
const ran = sampleScenario('calm');
const aimed = sampleScenario('commands', { expects: ['V1-CMD-01'] });
const away = sampleScenario('commands', {
  expects: ['V1-CMD-01'],
  outcome: { couldNotRun: 'the device never connected' },
});
const broken = sampleScenario('session', { expects: ['V1-CMD-01'], outcome: { harnessError: 'mid 7 was sent twice' } });
const elsewhere = sampleScenario('session', { outcome: { couldNotRun: 'the device never connected' } });

test.each([
  ['no scenario aims at it', rule, [ran], 'not-exercised', 'no scenario of this run shows it'],
  ['a scenario aimed at it', rule, [ran, aimed], 'not-exercised', 'did not show in commands'],
  [
    'two scenarios aimed at it',
    rule,
    [aimed, { ...aimed, scenario: 'burst' }],
    'not-exercised',
    'did not show in commands, burst',
  ],
  ['its scenario could not run', rule, [ran, away], 'could-not-run', 'commands: the device never connected'],
  [
    'one of its scenarios could not run',
    rule,
    [{ ...aimed, scenario: 'burst' }, away],
    'could-not-run',
    'commands: the device never connected',
  ],
  ['nothing could run', optional, [elsewhere], 'could-not-run', 'session: the device never connected'],
  ['its scenario hit a harness error', rule, [away, broken], 'harness-error', 'session: mid 7 was sent twice'],
  ['another scenario could not run', rule, [ran, elsewhere], 'not-exercised', 'no scenario of this run shows it'],
  [
    'the device need not do it',
    optional,
    [ran],
    'not-applicable',
    'only for a device that sends UNSUBSCRIBE; this one did not',
  ],
  ['there were no scenarios', rule, [], 'not-exercised', 'no scenario of this run shows it'],
] as const)('when %s', (_, subject, scenarios, verdict, reason) => {
  expect(unexercised(subject, scenarios)).toEqual({ verdict, reason });
});

test('only a scenario that this run leaves out would show it: not applicable, and the report says why', () => {
  const leftOut = new Map([['V1-CMD-01', 'only with --long']]);
  expect(unexercised(rule, [ran], { leftOut })).toEqual({ verdict: 'not-applicable', reason: 'only with --long' });
  expect(unexercised(rule, [ran, aimed], { leftOut }).verdict).toBe('not-exercised');
});

test('what did not show before the run was stopped is not exercised, also where no scenario is sure to show it', () => {
  const stopped = 'by Ctrl-C';
  const expected = { verdict: 'not-exercised', reason: 'the run was stopped by Ctrl-C before a scenario showed this' };
  expect(unexercised(rule, [ran], { stopped })).toEqual(expected);
  expect(unexercised({ ...rule, when: 'sends UNSUBSCRIBE' }, [], { stopped })).toEqual(expected);
});
