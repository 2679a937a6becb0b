import { expect, test } from 'vitest';
import { settingsInline } from '../configuration/settings-inline.ts';
import { htmlReport } from '../report/html/html-report.ts';
import { terminalReport } from '../report/terminal-report.ts';
import { conformanceResult } from '../result/conformance-result.ts';
import { connect } from '../scenarios/connect.ts';
import { extentOf } from '../scenarios/extent.ts';
import { cut } from '../scenarios/reconnects.ts';
import { redelivery } from '../scenarios/redelivery.ts';
import { stream } from '../scenarios/stream.ts';
import { takeOver } from '../scenarios/take-over.ts';
import { playRun } from './play-run.ts';
import { replayedSettings } from './replay.ts';
import { parseReplayToken } from './replay-token.ts';
import type { RunSettings } from './run-settings.ts';
import { replayTokens, settleRun } from './settle-run.ts';
import { toyDevice } from './testing/toy-device.ts';
import { toyPlaybook } from './testing/toy-playbook.ts';
import { toyRules } from './testing/toy-rules.ts';
import { lampDevice, lampRun } from './testing.ts';

function toyRun(manner: (key: string, content: string) => string, more: Partial<RunSettings> = {}): RunSettings {
  const settings = {
    ...lampRun(lampDevice()),
    device: toyDevice(manner),
    playbook: toyPlaybook,
    rules: toyRules,
    seed: 3,
  };
  const replay = replayTokens({ ...settings, transport: 'mqtt' }, (rule) => `file of ${rule}`);
  return { ...settings, replay, budgetMs: 5000, ...more };
}

test('of the catalogue it is judged by the rules of MQTT alone, and nothing is played that only generation 1 has', async () => {
  const configuration = { ...settingsInline({ device: { command: 'true' } }, 'a test', []), generation: 1 } as const;
  const { rules, playbook } = await settleRun(configuration, { playbook: toyPlaybook });
  expect(rules.length).toBeGreaterThan(5);
  expect(rules.filter(({ id }) => !id.startsWith('MQTT-'))).toEqual([]);
  expect(playbook.scenarios.map(({ name }) => name)).not.toContain('commands');
  const named = settingsInline({ device: { command: 'true' }, scenario: ['commands'] }, 'a test', []);
  await expect(settleRun({ ...named, generation: 1 }, { playbook: toyPlaybook })).rejects.toThrow(
    'There is no scenario "commands".',
  );
});

const gladly = () => 'did 0 gladly';

test('a device of a third generation is played with, and keeps its rules', async () => {
  const scenarios = [connect, cut, takeOver, redelivery, stream];
  const result = await playRun(toyRun(gladly, { scenarios, extent: extentOf(12) }));
  expect(conformanceResult.parse(result).platform).toEqual({ generation: 3 });
  expect(result.rules.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'TOY-01 pass',
    'TOY-02 pass',
    'TOY-03 pass',
  ]);
  expect(result.scenarios.filter(({ outcome }) => outcome !== 'ran')).toEqual([]);
  expect(result.depth).toMatchObject({ sequences: 12 });
  expect(terminalReport(result, { colour: false, file: 'a.html' })).toContain('Conformance of toy, generation 3');
});

test('what it breaks is shown in the fewest steps, told in its own words, and played again from the token', async () => {
  const settings = toyRun((key) => (key.length > 60 ? 'did 0 grudgingly' : 'did 0 gladly'), {
    scenarios: [connect],
    extent: extentOf(60),
  });
  const result = await playRun(settings);
  const [violation] = result.rules[1]?.violations ?? [];
  const word = 'a'.repeat(64);
  expect(violation?.counterexample?.steps).toMatchObject([
    { step: { kind: 'start' } },
    { text: expect.stringContaining(`with word ${word}`), step: { kind: 'command', command: { word } } },
  ]);
  const token = violation?.replay ?? '';
  expect(parseReplayToken(token).plan).toEqual({ transport: 'mqtt', registration: false });
  const again = await playRun(replayedSettings(settings, token));
  expect(again.rules.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['TOY-02 fail']);
  const page = htmlReport(result, { replayCommand: (replay) => `replay ${replay}` });
  for (const told of ['It did it grudgingly.', `with word ${word}`, 'did 0 grudgingly']) expect(page).toContain(told);
});
