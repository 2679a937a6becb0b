import { expect, test } from 'vitest';
import { strayVariables } from '../../mock-platform/settings/stray-variables.ts';
import { load, refusal, useFolder } from './configuration-testing.ts';
import { knownVariables } from './known-variables.ts';

useFolder();

test.each([
  ['CONFORMANCE_SED', ' Did you mean CONFORMANCE_SEED?'],
  ['CONFORMANCE_REPORT_DIR', ' Did you mean REPORT_DIR?'],
  ['CONFORMANCE_DEVICE_COMMAND', ' Did you mean DEVICE_COMMAND?'],
  ['CONFORMANCE_LUNCH', ' `run --help` names all there are.'],
])('%s is a mistake', (name, hint) => {
  expect(strayVariables({ [name]: '1' }, knownVariables)).toEqual({
    problems: [`There is no variable ${name}.${hint}`],
    notes: [],
  });
});

test.each([
  ['DEVICE_COMAND', 'DEVICE_COMMAND'],
  ['DEVICE_COMMNAD', 'DEVICE_COMMAND'],
  ['DEVICE_CMD', 'DEVICE_COMMAND'],
  ['DEVICE_ADAPTOR', 'DEVICE_ADAPTER'],
  ['IOT_HOSTS', 'IOT_HOST'],
  ['IOT_SECRET', 'IOT_DEVICE_SECRET'],
  ['DEVICE_PRODUCT_MODEL', 'PRODUCT_MODEL'],
])('%s gets a note: it may be %s, or belong to another program', (name, meant) => {
  const notes = [`There is no variable ${name}. Did you mean ${meant}?`];
  expect(strayVariables({ [name]: '1' }, knownVariables)).toEqual({ problems: [], notes });
});

test.each([
  'PATH',
  'DEVICE_NAME',
  'DEVICE_MODEL',
  'IOT_REPORT_INTERVAL',
  'IOT_KEEP_ALIVE',
  'IOT_HOST',
  'DEVICE_COMMAND',
  'CONFORMANCE_CONFIG',
])('%s is nothing to speak of', (name) => {
  expect(strayVariables({ [name]: '1' }, knownVariables)).toEqual({ problems: [], notes: [] });
});

test('a mistake refuses the run, and a note goes with it', async () => {
  expect(await refusal({ env: { CONFORMANCE_SED: '3', DEVICE_COMMAND: 'true' } })).toBe(
    'There is no variable CONFORMANCE_SED. Did you mean CONFORMANCE_SEED?',
  );
  const { notes } = await load({ env: { DEVICE_COMMAND: 'true', DEVICE_RESET_COMAND: 'relay' } });
  expect(notes).toEqual(['There is no variable DEVICE_RESET_COMAND. Did you mean DEVICE_RESET_COMMAND?']);
});
