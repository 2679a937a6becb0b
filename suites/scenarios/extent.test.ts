import { expect, test } from 'vitest';
import { announcement } from '../run/announcement.ts';
import type { Selection } from '../run/selection.ts';
import { extentOf, type Runs } from './extent.ts';
import { scenarios } from './scenarios.ts';

const judged = { playbook: { generation: 2 }, since: 'it publishes on $oc/devices/a/sys/properties/report' };
const first = 'Generation 2 of the interface, since it publishes on $oc/devices/a/sys/properties/report.';

test.each<[Runs, string]>([
  ['quick', 'the scenarios that wait for nothing, and 24 generated sequences'],
  ['normal', 'every scenario, and 160 generated sequences'],
  ['thorough', 'every scenario, and generated sequences of at least 20000 steps in all'],
  [500, 'every scenario, and 500 generated sequences'],
])('runs %s say at their start what they cover, and how to repeat them', (runs, covers) => {
  expect(announcement({ ...judged, seed: 7, extent: extentOf(runs) })).toBe(
    `${first}\nSeed 7, runs ${runs}: ${covers}.\nThe same again: --seed 7 --runs ${runs}`,
  );
});

test.each<[Selection, string]>([
  [{ rules: new Set(['V1-CMD-01']) }, 'only V1-CMD-01, in what can show that'],
  [{ rules: new Set(['A', 'B', 'C', 'D', 'E']) }, 'only A, B, C, 2 more, in what can show that'],
  [{ scenarios: new Set(['cut', 'away']) }, 'only what shows in cut, away'],
  [{ rules: new Set(['V1-CMD-01']), scenarios: new Set(['commands']) }, 'only V1-CMD-01, in commands'],
])('a selection says what it is of', (selection, words) => {
  expect(announcement({ ...judged, seed: 7, extent: extentOf('normal'), selection })).toBe(
    `${first}\nSeed 7, runs normal: ${words}.\nThe same again: --seed 7 --runs normal, and the same names`,
  );
});

test('under vitest the command for the same run uses variables', () => {
  const [, , again] = announcement({ ...judged, seed: 7, extent: extentOf(500) }, 'variables').split('\n');
  expect(again).toBe('The same again: CONFORMANCE_SEED=7 CONFORMANCE_RUNS=500');
});

test('a port of the user says why the run is slower', () => {
  const [, why] = announcement({ ...judged, seed: 7, port: 8883, extent: extentOf('normal') }).split('\n');
  expect(why).toBe('One scenario after the other, since platform.port is 8883: that takes longer than side by side.');
});

test('a device of which only one can run at a time says so, too, and hardware does not', () => {
  const run = { ...judged, seed: 7, oneAtATime: true, extent: extentOf('normal') };
  expect(announcement({ ...run, device: { kind: 'command' } }).split('\n')[1]).toBe(
    'One scenario after the other, since capabilities.oneAtATime is set: that takes longer than side by side.',
  );
  expect(announcement({ ...run, device: { kind: 'external' } })).not.toContain('One scenario');
});

test('a replay has its generation and its seed to tell', () => {
  expect(announcement({ ...judged, seed: 7 })).toBe(`${first} Seed 7.`);
});

test('a generation that was set needs no reason', () => {
  expect(announcement({ playbook: { generation: 1 }, seed: 7 })).toBe('Generation 1 of the interface, as set. Seed 7.');
});

test('only a quick run leaves scenarios out, and never the first one that applies to most devices', () => {
  const played = (runs: Runs) =>
    scenarios.filter((scenario) => !extentOf(runs).leavesOut(scenario)).map(({ name }) => name);
  expect(played('normal')).toHaveLength(scenarios.length);
  expect(played('thorough')).toHaveLength(scenarios.length);
  expect(played(1)).toHaveLength(scenarios.length);
  expect(played('quick')).toEqual(expect.arrayContaining(['connect', 'commands', 'cut']));
  expect(played('quick')).not.toContain('away');
});

test('a few sequences have at most as many explorers as sequences', () => {
  expect([1, 3, 100].map((runs) => extentOf(runs).explorers)).toEqual([1, 3, 4]);
});
