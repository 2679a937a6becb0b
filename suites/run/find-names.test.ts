import { describe, expect, test } from 'vitest';
import { rulesOf } from '../rules/catalogue.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { foundNames, ruleNamed, rulesInArea, scenarioNamed, strictNamed } from './find-names.ts';

const rules = rulesOf('v1');
const inCommands = rules.map(({ id }) => id).filter((id) => id.startsWith('V1-CMD-'));

test.each(['commands', 'Commands', 'CMD', 'cmd', 'V1-CMD'])('%s names the area of the commands', (name) => {
  expect(rulesInArea(name, rules)).toEqual(inCommands);
});

test.each(['connect', 'connect and credentials', 'wire', 'MQTT', 'tls', 'registration'])('%s is an area', (name) => {
  expect(rulesInArea(name, rules).length).toBeGreaterThan(0);
});

test('every area has a name of one word, and no two have the same', () => {
  const found = [
    'connect',
    'tls',
    'topics',
    'reports',
    'commands',
    'session',
    'stream',
    'wire',
    'binary',
    'registration',
  ];
  expect(found.flatMap((name) => rulesInArea(name, rules)).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
});

test('of both generations an area is that of either, and its id that of one', () => {
  const both = [...rules, ...rulesOf('v2')];
  expect(strictNamed('commands', both)).toEqual(['V1-CMD', 'V2-CMD']);
  expect(strictNamed('V2-CMD', both)).toEqual(['V2-CMD']);
  expect(strictNamed('sets', both)).toEqual(['V2-SET']);
});

test.each([
  ['cut', 'cut'],
  ['CUT', 'cut'],
  ['sequences', 'sequences'],
])('%s is the scenario %s', (name, scenario) => {
  expect(scenarioNamed(name, scenarios)).toBe(scenario);
});

test.each([
  ['v1-cmd-11', ['V1-CMD-11']],
  ['V1-TLS', ['V1-TLS']],
  ['commands', ['V1-CMD']],
  ['wire', ['MQTT']],
])('strict on %s is strict on what begins with %j', (name, prefixes) => {
  expect(strictNamed(name, rules)).toEqual(prefixes);
});

describe('an unknown name is reported with the one that is most similar', () => {
  test.each([
    [() => ruleNamed('V1-CMD-1'), 'There is no rule "V1-CMD-1". Did you mean V1-CMD-01'],
    [() => rulesInArea('comands', rules), 'There is no area "comands". Did you mean commands?'],
    [() => rulesInArea('V1-CMDS', rules), 'There is no area "V1-CMDS". Did you mean V1-CMD?'],
    [() => rulesInArea('weather', rules), 'There is no area "weather". There are connect, tls, topics,'],
    [() => scenarioNamed('cuts', scenarios), 'There is no scenario "cuts". Did you mean cut?'],
    [() => scenarioNamed('sequences-3', scenarios), 'There is no scenario "sequences-3". Did you mean sequences?'],
    [() => scenarioNamed('breakfast', scenarios), 'There is no scenario "breakfast". There are registration, connect,'],
    [() => strictNamed('V1-CMD-1', rules), 'There is no rule "V1-CMD-1". Did you mean V1-CMD-01'],
    [() => strictNamed('comands', rules), 'There is no area "comands". Did you mean commands?'],
  ])('%#', (find, message) => {
    expect(find).toThrow(message);
  });

  test('all of them at once', () => {
    expect(() => foundNames(['cuts', 'cut', 'awy'], (name) => [scenarioNamed(name, scenarios)])).toThrow(
      'There is no scenario "cuts". Did you mean cut?\nThere is no scenario "awy". Did you mean away?',
    );
  });
});
