import { expect, test } from 'vitest';
import { checkSettings } from '../../mock-platform/settings/check-settings.ts';
import { givenIn, inlineFile } from '../../mock-platform/settings/gather-settings.ts';
import { configurationSchema } from './configuration.ts';
import { settings } from './settings.ts';

const inGroup = {
  device: 'command, adapter, module, external, reference, resetCommand, cwd, env',
  timeouts: 'startMs, answerMs, reportMs, reconnectMs, stopMs, runMs',
};
const all =
  'device, productModel, generation, capabilities, timeouts, identity, platform, registration, codec, rule, area, scenario, bail, strict, long, runs, budget, seed, known, watch, reportDir, baseline, verbose';
const unknown = (member: string, known: string, next: string) =>
  `${member} in c.js is not a member of this object: expected one of ${known}. ${next}`;

test.each<readonly [Record<string, unknown>, string]>([
  [{ capabilites: {} }, unknown('capabilites', all, 'Did you mean capabilities?')],
  [{ productmodel: 'x' }, unknown('productmodel', all, 'Did you mean productModel?')],
  [{ device: { comand: 'x' } }, unknown('device.comand', inGroup.device, 'Did you mean device.command?')],
  [{ command: 'x' }, unknown('command', all, 'Did you mean device.command?')],
  [{ transport: 'mqtt' }, unknown('transport', all, 'Did you mean capabilities.transport?')],
  [{ device: { seed: 1 } }, unknown('device.seed', inGroup.device, 'Did you mean seed?')],
  [{ timeouts: { patience: 1 } }, unknown('timeouts.patience', inGroup.timeouts, 'Remove it.')],
  [{ colour: 1 }, unknown('colour', all, 'Remove it.')],
  [
    { device: 'python3 device.py' },
    `device in c.js is "python3 device.py": expected an object with ${inGroup.device}. Correct it.`,
  ],
  [{ timeouts: [1] }, `timeouts in c.js is [1]: expected an object with ${inGroup.timeouts}. Correct it.`],
])('%j is explained', (content, problem) => {
  const given = givenIn(settings, inlineFile(content, 'c.js', '/'));
  expect(checkSettings(configurationSchema, given, settings).problems).toEqual([problem]);
});
