import { expect, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { sampleRule } from '../verdicts/testing/sample-run.ts';
import { type Progress, RunProgress } from './run-progress.ts';

const scenario = (name: string, ...exercises: string[]): Scenario => ({
  name,
  title: '',
  exercises,
  play: async () => {},
});
const connect = scenario('connect', 'V1-CONN-01', 'V1-CMD-01');
const commands = scenario('commands', 'V1-CMD-01', 'V1-CMD-02');
const driven = scenario('driven', 'V1-REPORT-01');
const rules = ['V1-CONN-01', 'V1-CMD-01', 'V1-CMD-02', 'V1-REPORT-01'].map((id) => sampleRule(id));
const journal = (...types: Entry['type'][]) => ({ journal: types.map((type) => ({ type }) as Entry) });

test('a rule is done when no scenario to come aims at it; commands are counted', () => {
  const told: Progress[] = [];
  const progress = new RunProgress([connect, commands, driven], rules, (step) => told.push(step));
  progress.began(connect);
  progress.ended(connect, journal('command-sent', 'command-answered', 'command-sent'));
  progress.limitTo([connect, commands]);
  progress.began(commands);
  progress.ended(commands, journal('command-sent'));
  const always = { rules: 4 };
  expect(told).toEqual([
    { ...always, done: 0, all: 3, rulesDone: 0, commands: 0, running: ['connect'], aim: 'V1-CONN-01' },
    { ...always, done: 1, all: 3, rulesDone: 1, commands: 2, running: [] },
    { ...always, done: 1, all: 2, rulesDone: 2, commands: 2, running: ['commands'], aim: 'V1-CMD-01' },
    { ...always, done: 2, all: 2, rulesDone: 4, commands: 3, running: [] },
  ]);
});

test('what is generated on the way counts among all', () => {
  const told: Progress[] = [];
  const progress = new RunProgress([connect], rules, (step) => told.push(step));
  progress.limitTo([connect], 4);
  progress.began(connect);
  expect(told).toMatchObject([{ done: 0, all: 5 }]);
});

test('works without a listener', () => {
  expect(() => new RunProgress([connect], rules).began(connect)).not.toThrow();
});
