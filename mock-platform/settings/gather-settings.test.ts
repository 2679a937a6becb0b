import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { adviceMark, members } from '../user-files/members.ts';
import { checkSettings } from './check-settings.ts';
import { gatherSettings, type SettingsSources, type SettingsTable } from './gather-settings.ts';
import { nested, placeOf, subjectOf } from './given.ts';
import { missingPath } from './missing-path.ts';
import type { Setting, SettingForm } from './setting.ts';

const setting = (member: string, flag: string, form: SettingForm): Setting => {
  const variable = `KIT_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`;
  return { member, flag, variable, form, description: member };
};
const table: SettingsTable = {
  settings: [
    setting('ports.tcp', '--tcp-port', 'port'),
    setting('ports.tls', '--tls-port', 'port'),
    setting('lamps', '--lamp', 'list'),
    setting('model', '--model', 'folder'),
    setting('secret', '--secret', 'text'),
  ],
  file: { flag: '--config', variable: 'KIT_CONFIG', form: 'file', description: 'file', expects: 'the path of a file' },
  fileNames: ['kit.yaml', 'kit.json'],
};
const schema = members({
  ports: members({ tcp: z.int('a port').default(1883), tls: z.int('a port').optional() }).prefault({}),
  lamps: z.array(members({ id: z.string('a text'), on: z.boolean('true or false').optional() }), 'a list').default([]),
  model: z.string(`a path${adviceMark}Ask for it.`).optional(),
  secret: z.string('a text').max(3, 'at most 3 characters').optional(),
});

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'gather-settings-'));
});
afterAll(() => rm(cwd, { recursive: true }));

async function gather(text: string, { env = {}, flags = {} }: Partial<SettingsSources> = {}) {
  await writeFile(join(cwd, 'kit.yaml'), text);
  const given = await gatherSettings(table, { cwd, env, flags });
  return { given, ...checkSettings(schema, given, table.settings) };
}

test('members are taken one by one, and a name with nothing behind it gives none', async () => {
  const { given, data } = await gather('ports: { tcp: 1, tls: }\nlamps:\nmodel: m\n');
  expect([...given].map(([member, { value, where, rank }]) => [member, value, where, rank])).toEqual([
    ['ports.tcp', 1, 'ports.tcp in kit.yaml:1:15', 0],
    ['model', 'm', 'model in kit.yaml:3:8', 0],
  ]);
  expect(nested(given)).toEqual({ ports: { tcp: 1 }, model: 'm' });
  expect(data).toEqual({ ports: { tcp: 1 }, lamps: [], model: 'm' });
});

test('a flag wins over a variable, and that over the file; each says where it stands', async () => {
  const env = { KIT_TCP_PORT: '2', KIT_TLS_PORT: '3', KIT_SECRET: '' };
  const { given } = await gather('ports: { tcp: 1 }\nsecret: x\n', { env, flags: { tcpPort: '4' } });
  expect(nested(given)).toEqual({ ports: { tcp: 4, tls: 3 }, secret: 'x' });
  expect([...given].map(([, { where }]) => where).toSorted()).toEqual([
    '--tcp-port',
    'KIT_TLS_PORT',
    'secret in kit.yaml:2:9',
  ]);
  expect(subjectOf(given, ['ports', 'tcp'])).toBe('--tcp-port');
  expect(subjectOf(given, ['secret'])).toBe('kit.yaml:2:9: secret');
  expect(placeOf(given, ['lamps'])).toBeUndefined();
});

test.each<readonly [string, string | RegExp]>([
  ['ports: { tcp: x }', 'kit.yaml:1:15: ports.tcp is "x": expected a port. The default is 1883.'],
  ['ports: { tls: x }', 'kit.yaml:1:15: ports.tls is "x": expected a port. Correct it, or leave it out.'],
  ['lamps: [{ id: a }, { on: 1 }]', /^kit\.yaml:1:20: lamps\[1\]\.id is missing: expected a text\. Add it\.\n/],
  ['lamps: [{ id: a, on: 1 }]', 'kit.yaml:1:22: lamps[0].on is 1: expected true or false. Correct it.'],
  ['model: 1', 'kit.yaml:1:8: model is 1: expected a path. Ask for it.'],
  [
    'secret: hush',
    'kit.yaml:1:9: secret is a value of 4 characters: expected at most 3 characters. Correct it, or leave it out.',
  ],
  ['ports: 1', 'kit.yaml:1:8: ports is 1: expected an object with tcp, tls. Correct it.'],
  [
    'prts: {}',
    'kit.yaml:1:1: prts is not a member of this object: expected one of ports, lamps, model, secret. Did you mean ports?',
  ],
  ['tcp: 1', /Did you mean ports\.tcp\?$/],
  ['colour:', /^kit\.yaml:1:1: colour is not a member .* Remove it\.$/],
  ['ports: { tpc: 1 }', /^kit\.yaml:1:10: ports\.tpc is not a member .* Did you mean ports\.tcp\?$/],
  ['lamps: [{ id: a, onn: true }]', /^kit\.yaml:1:18: lamps\[0\]\.onn is not .* Did you mean on\?$/],
  ['ports: { far: 1, tcq: 2 }', /far is not .* Remove it\.\n.*tcq is not .* Did you mean ports\.tcp\?$/],
])('%s is refused with line and column', async (text, message) => {
  const { problems } = await gather(text);
  if (typeof message === 'string') expect(problems.join('\n')).toBe(message);
  else expect(problems.join('\n')).toMatch(message);
});

test('a part of what a flag or a variable gives is named', async () => {
  const { problems } = await gather('', { env: { KIT_LAMP: 'a' }, flags: { tcpPort: 'x' } });
  expect(problems).toEqual([
    '--tcp-port is "x": expected a port. The default is 1883.',
    'KIT_LAMP: lamps[0] is "a": expected an object with id, on. Correct it.',
  ]);
});

test('a group that is not an object stays wrong, whatever a flag gives of it', async () => {
  const { problems } = await gather('ports: all', { flags: { tcpPort: '1' } });
  expect(problems).toEqual(['kit.yaml:1:8: ports is "all": expected an object with tcp, tls. Correct it.']);
});

test('a path that does not lead anywhere is told with the folder that it counts from', async () => {
  const { given } = await gather('model: nowhere');
  expect(missingPath(given, ['model'], 'folder')).toBe(
    `kit.yaml:1:8: model is "nowhere": there is no folder ${cwd}/nowhere. A relative path counts from ${cwd}.`,
  );
  expect(missingPath(given, ['lamps'], 'file')).toBeUndefined();
});
