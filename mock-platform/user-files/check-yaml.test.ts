import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkYaml } from './check-yaml.ts';
import { members } from './members.ts';
import { YamlError } from './yaml-error.ts';
import { parseYaml, readYamlFile } from './yaml-source.ts';

const schema = members({
  name: z.string('a text'),
  port: z.int('a whole number').optional(),
  secret: z.string('a text').max(3, 'at most 3 characters').optional(),
  lamps: z.array(members({ id: z.string('a text'), on: z.boolean('true or false').optional() }), 'a list').optional(),
});

const check = (text: string) => checkYaml(parseYaml(text, 'f.yaml'), schema);

test('what fits comes back as it is, from YAML and from JSON', () => {
  expect(check('name: a\nlamps:\n  - id: x\n')).toEqual({ name: 'a', lamps: [{ id: 'x' }] });
  expect(check('{"name": "a", "port": 3}')).toEqual({ name: 'a', port: 3 });
});

test.each([
  ['name: a\nport: eighty', 'f.yaml:2:7: port is "eighty": expected a whole number. Correct it.'],
  ['port: 1', 'f.yaml:1:1: name is missing: expected a text. Add it.'],
  [
    'name: a\nlamps:\n  - id: x\n    ids: 1',
    'f.yaml:4:5: lamps[0].ids is not a member of this object: expected one of id, on. Did you mean id?',
  ],
  [
    'name: a\nlamps:\n  - {id: x, colour: red}',
    'f.yaml:3:13: lamps[0].colour is not a member of this object: expected one of id, on. Remove it.',
  ],
  ['name: a\nlamps: [{id: x, on: 3}]', 'f.yaml:2:21: lamps[0].on is 3: expected true or false. Correct it.'],
  ['name: a\nlamps:', 'f.yaml:2:7: lamps is null: expected a list. Correct it.'],
  [
    'name: a\nsecret: hush hush',
    'f.yaml:2:9: secret is a value of 9 characters: expected at most 3 characters. Correct it.',
  ],
  ['- 1\n', 'f.yaml:1:1: the file is [1]: expected an object with name, port, secret, lamps. Correct it.'],
  ['', 'f.yaml:1:1: the file is null: expected an object with name, port, secret, lamps. Correct it.'],
  ['name: a\nname: b', 'f.yaml:2:1: no YAML: Map keys must be unique. Correct it.'],
  ['name: [a\nport: 1', 'f.yaml:2:1: no YAML'],
  ['name: "a', 'f.yaml:1:9: no YAML: Missing closing "quote. Correct it.'],
])('%j is refused with its place', (text, message) => {
  expect(() => check(text)).toThrow(message);
});

test('all that is wrong is said at once, a line each', () => {
  const message =
    'f.yaml:1:7: name is 1: expected a text. Correct it.\nf.yaml:2:7: port is "x": expected a whole number. Correct it.';
  expect(() => check('name: 1\nport: x')).toThrow(new YamlError(message.split('\n')));
});

test('a heap of aliases is refused, not expanded', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((n, i) => `${n}: &${n} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
  ].join('\n');
  expect(() => parseYaml(bomb, 'f.yaml')).toThrow('f.yaml cannot be read: Excessive alias count');
});

test('an alias without an anchor is not quoted: it may be the beginning of a secret', () => {
  expect(() => parseYaml('secret: *hush', 'f.yaml')).toThrow(
    'f.yaml cannot be read: it uses an alias (*name) that has no anchor (&name). Put a text that begins with * into quotation marks.',
  );
});

test('a file that is not there, and a folder, are said to be that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yaml-'));
  await expect(readYamlFile(join(folder, 'no.yaml'), 'no.yaml')).rejects.toThrow(
    'no.yaml cannot be read: there is no such file.',
  );
  await expect(readYamlFile(folder, 'here')).rejects.toThrow('here cannot be read: it is a folder, not a file.');
  await rm(folder, { recursive: true });
});
