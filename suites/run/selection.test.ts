import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { rulesOf } from '../rules/catalogue.ts';
import { scenarios as allScenarios } from '../scenarios/scenarios.ts';
import { sampleRule } from '../verdicts/testing/sample-run.ts';
import { choose, type Selection, selectionOf } from './selection.ts';
import { badIn, noReport, run, visit } from './testing.ts';

const allRules = rulesOf('v1');

const rules = [
  sampleRule('ONE', { needs: ['tls'] }),
  sampleRule('TWO', { needs: ['tls'] }),
  sampleRule('SLOW', { needs: ['tls'] }),
  sampleRule('ANYWHERE', { needs: ['tls'] }),
  sampleRule('PLAYFUL'),
];
const scenarios = [
  visit('first', { exercises: ['ONE'] }),
  visit('second', { exercises: ['ONE', 'TWO'] }),
  visit('slow', { exercises: ['SLOW', 'TWO'], long: true }),
  visit('playful', { exercises: ['PLAYFUL'], needs: ['commands'] }),
];
const chosen = (selection: Selection) => {
  const { scenarios: played, sequences, unasked } = choose(selection, rules, scenarios, ({ long }) => !long);
  return { played: played.map(({ name }) => name), sequences, unasked: [...unasked] };
};
const rulesNamed = (...ids: string[]) => ({ rules: new Set(ids) });
const scenariosNamed = (...names: string[]) => ({ scenarios: new Set(names) });

test.each<[string, Selection, ReturnType<typeof chosen>]>([
  [
    'of a rule, all that can show it is played',
    rulesNamed('ONE'),
    { played: ['first', 'second'], sequences: false, unasked: ['TWO', 'SLOW', 'ANYWHERE', 'PLAYFUL'] },
  ],
  [
    'what is long is left out, as ever, where something else shows it',
    rulesNamed('TWO'),
    { played: ['second'], sequences: false, unasked: ['ONE', 'SLOW', 'ANYWHERE', 'PLAYFUL'] },
  ],
  [
    'a rule that only something long shows wants it played when it is named itself',
    { ...rulesNamed('SLOW'), insisted: new Set(['SLOW']) },
    { played: ['slow'], sequences: false, unasked: ['ONE', 'TWO', 'ANYWHERE', 'PLAYFUL'] },
  ],
  [
    'of an area, what only something long shows is not',
    rulesNamed('ONE', 'SLOW'),
    { played: ['first', 'second'], sequences: false, unasked: ['TWO', 'ANYWHERE', 'PLAYFUL'] },
  ],
  [
    'a rule that nothing aims at shows in all of them',
    rulesNamed('ANYWHERE'),
    { played: ['first', 'second', 'playful'], sequences: false, unasked: ['ONE', 'TWO', 'SLOW', 'PLAYFUL'] },
  ],
  [
    'a rule that generated sequences can show wants them, too',
    rulesNamed('PLAYFUL'),
    { played: ['playful'], sequences: true, unasked: ['ONE', 'TWO', 'SLOW', 'ANYWHERE'] },
  ],
  [
    'of a scenario, all that it shows is asked for',
    scenariosNamed('slow'),
    { played: ['slow'], sequences: false, unasked: ['ONE', 'ANYWHERE', 'PLAYFUL'] },
  ],
  [
    'before generated sequences one scenario shows that the device runs',
    scenariosNamed('sequences'),
    { played: ['first'], sequences: true, unasked: ['ONE', 'TWO', 'SLOW', 'ANYWHERE', 'PLAYFUL'] },
  ],
  [
    'of a rule and a scenario, the scenario is played for the rule alone',
    { ...rulesNamed('TWO'), ...scenariosNamed('second') },
    { played: ['second'], sequences: false, unasked: ['ONE', 'SLOW', 'ANYWHERE', 'PLAYFUL'] },
  ],
])('%s', (_, selection, expected) => {
  expect(chosen(selection)).toEqual(expected);
});

describe('names', () => {
  const find = (names: object) => selectionOf({ rule: [], area: [], scenario: [], ...names }, allRules, allScenarios);

  test('that are not given select nothing', () => {
    expect(find({})).toBeUndefined();
  });

  test('of rules and areas add up', () => {
    const tls = allRules.map(({ id }) => id).filter((id) => id.startsWith('V1-TLS-'));
    expect(find({ rule: ['v1-cmd-01'], area: ['tls'] })).toEqual({
      rules: new Set(['V1-CMD-01', ...tls]),
      insisted: new Set(['V1-CMD-01']),
    });
  });

  test('that are unknown are reported', () => {
    expect(() => find({ scenario: ['cuts'] })).toThrow('There is no scenario "cuts". Did you mean cut?');
  });

  test('of rules that the scenarios cannot show are reported', () => {
    expect(() => find({ rule: ['V1-DYN-01'], scenario: ['cut'] })).toThrow(
      'V1-DYN-01 cannot show in cut. Name other scenarios, or none: then all that can show it are played.',
    );
  });
});

describe('a run of what was selected', () => {
  const other = noReport('other');
  const bad = noReport('bad');
  const opening = visit('opening', { exercises: ['NO-other'] });
  const visits = visit('visits', { exercises: ['NO-bad'] });
  const settings = { rules: [other, bad], scenarios: [opening, visits] };

  test('plays and judges nothing else, and says of the rest that it was not asked for', async () => {
    const {
      rules: judged,
      scenarios: played,
      summary,
    } = await run(badIn(1, 2, 3), {
      ...settings,
      selection: rulesNamed('NO-other'),
    });
    expect(judged).toMatchObject([
      { id: 'NO-other', verdict: 'pass' },
      { id: 'NO-bad', verdict: 'not-applicable', reason: 'not asked for', unasked: true, exercised: 0 },
    ]);
    expect(played.map(({ name }) => name)).toEqual(['opening']);
    expect(summary.verdict).toBe('pass');
  });

  test('also judges what a scenario shows beyond its purpose', async () => {
    const { rules: judged } = await run(badIn(1, 2), { ...settings, selection: scenariosNamed('opening') });
    expect(judged).toMatchObject([{ verdict: 'pass' }, { id: 'NO-bad', verdict: 'fail' }]);
  });

  test('does not call an entry of known stale when only some scenarios were played', async () => {
    const known = [{ rule: 'NO-bad', reason: 'the next release mends it' }];
    const { stale } = await run(badIn(), { ...settings, known, selection: scenariosNamed('opening') });
    expect(stale).toEqual([]);
    expect((await run(badIn(), { ...settings, known })).stale).toHaveLength(1);
  });
});

test('a rule of another generation cannot be named', () => {
  const named = () => selectionOf({ rule: ['v1-cmd-01'], area: [], scenario: [] }, rules, scenarios);
  expect(named).toThrow(
    new ConfigurationError([
      "V1-CMD-01 is a rule of another generation of the interface than this run's. Name another rule, or set generation.",
    ]),
  );
});
