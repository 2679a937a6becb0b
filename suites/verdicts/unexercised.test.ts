import { describe, expect, test } from 'vitest';
import { settleRule } from './settle-rule.ts';
import { sampleFinding, sampleJournal, sampleRule, sampleScenario, sampleViolation } from './testing/sample-run.ts';
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

describe('when the run was stopped before its end', () => {
  const stopped = 'at its limit of 120 s';
  const notShown = {
    verdict: 'not-exercised',
    reason: 'the run was stopped at its limit of 120 s before a scenario showed this',
  };

  test('what the device need not do would have shown in what was played', () => {
    expect(unexercised(optional, [ran], { stopped })).toEqual({
      verdict: 'not-applicable',
      reason:
        'only for a device that sends UNSUBSCRIBE; this one did not, until the run was stopped at its limit of 120 s',
    });
  });

  test('what a scenario aims at, or the device must do, may have shown later', () => {
    const aimedAt = sampleScenario('late', { expects: [optional.id] });
    expect(unexercised(optional, [ran, aimedAt], { stopped })).toEqual(notShown);
    expect(unexercised(optional, [], { stopped })).toEqual(notShown);
    expect(unexercised(rule, [ran], { stopped })).toEqual(notShown);
  });
});

describe('because of another rule', () => {
  const wire = { deviceId: 'd', connection: 1, serviceId: 'Lamp', cmd: 'SWITCH', fit: 'valid' } as const;
  const silent = { type: 'command-unanswered', ...wire, key: '1', outcome: 'timed-out', waitedMs: 20_000 } as const;
  const answered = { type: 'command-answered', ...wire, paras: {}, key: '2', latencyMs: 1, errcode: 0 } as const;
  const needs = ['commands'] as const;
  const culprit = sampleRule('V1-CMD-01', { needs });
  const hidden = sampleRule('V1-STREAM-01', { needs });
  const findings = [sampleFinding(culprit, 1, [sampleViolation()])];
  const stream = (...events: Parameters<typeof sampleJournal>[0]) =>
    sampleScenario('stream', { expects: ['V1-STREAM-01'], findings, journal: sampleJournal(events) });

  test('says because of which', () => {
    expect(unexercised(hidden, [stream(silent)])).toEqual({
      verdict: 'not-exercised',
      reason: 'every command of this device stays unanswered, V1-CMD-01',
    });
    expect(unexercised({ ...hidden, when: 'likes pieces' }, [stream(answered, silent)])).toEqual({
      verdict: 'not-exercised',
      reason: 'commands of this device stay unanswered in stream, V1-CMD-01',
    });
  });

  test('is not said of what a device may leave undone, unless that is about answers', () => {
    const optional = sampleRule('V1-SESSION-06', { needs: ['reconnects'], when: 'comes back in another hour' });
    const cut = { ...stream(silent), expects: ['V1-SESSION-06'] };
    expect(unexercised(optional, [cut]).verdict).toBe('not-applicable');
    expect(unexercised({ ...optional, needs }, [cut]).verdict).toBe('not-exercised');
  });

  test('says nothing of it where all was answered', () => {
    expect(unexercised(hidden, [stream(answered)]).reason).toBe('did not show in stream');
  });

  test('is not said where answers were taken for what they are meant to be, of what showed or may be left undone', () => {
    const meant = { ...answered, otherwise: 'form' } as const;
    const optional = { ...hidden, when: 'likes pieces' };
    const seen = [sampleScenario('mixed', { findings: [sampleFinding(hidden, 1)] })];
    expect(unexercised(optional, [stream(silent, meant)]).verdict).toBe('not-applicable');
    expect(unexercised(optional, [stream(silent, meant, silent)]).verdict).toBe('not-exercised');
    expect(settleRule(hidden, [stream(silent, meant), ...seen], new Map()).verdict).toBe('pass');
    expect(settleRule(hidden, [stream(silent, meant, silent), ...seen], new Map()).verdict).toBe('not-exercised');
    expect(unexercised(hidden, [stream(silent, meant)]).reason).toMatch(/stay unanswered in stream, V1-CMD-01$/);
  });

  test('is not said where requests of another family stay unanswered, and others had their turn after them', () => {
    const set = { v2: { family: 'set' } } as const;
    const lost = { ...silent, ...set };
    const taken = { ...answered, ...set };
    const optional = { ...hidden, when: 'likes pieces' };
    const ofSets = { ...optional, needs: ['set'] as const };
    expect(unexercised(optional, [stream(answered, lost, answered)]).verdict).toBe('not-applicable');
    expect(unexercised(optional, [stream(answered, lost)]).verdict).toBe('not-exercised');
    expect(unexercised(optional, [stream(taken, silent, taken)]).verdict).toBe('not-exercised');
    expect(unexercised(ofSets, [stream(answered, lost, answered)]).reason).toBe(
      'commands of this device stay unanswered in stream, V1-CMD-01',
    );
    expect(unexercised(ofSets, [stream(taken, silent, taken)]).verdict).toBe('not-applicable');
  });

  test('a rule that is not about commands is hidden where nothing is answered at all', () => {
    const other = sampleRule('V1-STREAM-01');
    expect(unexercised(other, [stream(silent)]).reason).toBe(
      'every command of this device stays unanswered, V1-CMD-01',
    );
    expect(unexercised(other, [stream(answered, silent)]).reason).toBe('did not show in stream');
  });

  test('an answer on the wrong topic is named rather than the silence', () => {
    const topic = sampleFinding(sampleRule('V1-TOPIC-06', { needs }), 1, [sampleViolation()]);
    const scenario = { ...stream(silent), findings: [...findings, topic] };
    expect(unexercised(hidden, [scenario]).reason).toBe('every command of this device stays unanswered, V1-TOPIC-06');
  });

  test('a rule about reports is hidden where none comes as the platform reads them', () => {
    const rule = sampleRule('V1-REPORT-04', { needs: ['reports'] });
    const topic = sampleFinding(sampleRule('V1-TOPIC-01'), 1, [sampleViolation()]);
    const published = { type: 'published', connection: 1, deviceId: 'd', purpose: 'foreign', topic: 't' } as never;
    const reports = (...events: Parameters<typeof sampleJournal>[0]) =>
      sampleScenario('reports', { expects: [rule.id], findings: [topic], journal: sampleJournal(events) });
    expect(unexercised(rule, [reports(published)]).reason).toBe(
      'no report of this device comes where and as the platform reads it, V1-TOPIC-01',
    );
    expect(unexercised(rule, [reports()]).reason).toBe('did not show in reports');
  });

  test.each([
    ['V2-TOPIC-04', ['requests'], 'V2-SET-05', ['set']],
    ['V2-CMD-01', ['commands'], 'V2-GET-12', ['get']],
    ['V2-SET-01', ['set'], 'V2-TOPIC-06', ['requests']],
  ] as const)('%s hides what needs answers in generation 2, too', (id, itsNeeds, other, needs) => {
    const findings = [sampleFinding(sampleRule(id, { needs: itsNeeds }), 1, [sampleViolation()])];
    const scenario = sampleScenario('mixed', { expects: [other], findings, journal: sampleJournal([silent]) });
    expect(unexercised(sampleRule(other, { needs }), [scenario]).reason).toBe(
      `every command of this device stays unanswered, ${id}`,
    );
  });

  test.each([
    ['V2-PROP-03', 'reports', 'V2-PROP-04', 'no report of this device is such that this shows in it, V2-PROP-03'],
    ['V1-REPORT-03', 'reports', 'V1-REPORT-07', 'no report of this device is such that this shows in it, V1-REPORT-03'],
    [
      'V2-GET-05',
      'get',
      'V2-GET-08',
      'no answer of this device to a property get is such that this shows in it, V2-GET-05',
    ],
  ] as const)('the form of a message that is wrong hides what stands in it: %s', (id, need, other, reason) => {
    const findings = [sampleFinding(sampleRule(id, { hides: need }), 1, [sampleViolation()])];
    const hiddenRule = sampleRule(other, { needs: [need] });
    expect(unexercised(hiddenRule, [sampleScenario('reports', { findings })]).reason).toBe(reason);
    expect(unexercised(hiddenRule, [sampleScenario('reports', { expects: [other], findings })]).reason).toBe(reason);
    expect(unexercised(hiddenRule, [sampleScenario('reports', { expects: [other] })]).reason).toBe(
      'did not show in reports',
    );
    const optional = { ...hiddenRule, when: 'does so' };
    expect(unexercised(optional, [sampleScenario('reports', { expects: [other], findings })]).verdict).toBe(
      'not-applicable',
    );
  });

  test('what shows when the device is back is hidden by a device that stays away', () => {
    const rule = sampleRule('V1-SESSION-03', { needs: ['commands', 'reconnects'] });
    const back = sampleFinding(sampleRule('V1-SESSION-02', { needs: ['reconnects'] }), 1, [sampleViolation()]);
    const closed = { type: 'connection-closed', connection: 1, by: 'platform', reason: 'cut', clean: false } as const;
    const online = { type: 'device-online', deviceId: 'd', connection: 2 } as never;
    const cut = (...events: Parameters<typeof sampleJournal>[0]) =>
      sampleScenario('cut', { expects: [rule.id], journal: sampleJournal(events) });
    const elsewhere = sampleScenario('away', { findings: [back] });
    expect(unexercised(rule, [cut(closed), elsewhere]).reason).toBe(
      'this device does not come back when its connection breaks, V1-SESSION-02',
    );
    expect(unexercised(rule, [cut(closed, online), elsewhere]).reason).toBe('did not show in cut');
    expect(unexercised(rule, [cut(closed)]).reason).toBe('did not show in cut');
  });

  test('it does not pass for what was seen of it elsewhere', () => {
    const elsewhere = sampleScenario('sequences-1', { findings: [sampleFinding(hidden, 1)] });
    expect(settleRule(hidden, [stream(silent), elsewhere], new Map())).toMatchObject({
      verdict: 'not-exercised',
      reason:
        'every command of this device stays unanswered, V1-CMD-01; it was kept once elsewhere, which is not enough to pass',
    });
    expect(settleRule(hidden, [stream(answered), elsewhere], new Map())).toMatchObject({ verdict: 'pass' });
  });
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
