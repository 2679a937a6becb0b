import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadScript } from './load-script.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'script-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(text: string, file = 's.yaml') {
  await writeFile(join(folder, file), text);
  return loadScript(join(folder, file));
}

test('a script has the name of its file, and its parts their places', async () => {
  const { name, script, placeOf } = await load(
    'reactions:\n  - on: connected\n    do:\n      - cut: true\n',
    'morning.yaml',
  );
  expect(name).toBe('morning');
  expect(script.reactions[0]).toMatchObject({ on: { connected: true }, do: [{ cut: true }] });
  expect(placeOf(['reactions', 0, 'do', 0, 'cut'])).toBe('morning.yaml:4:14');
});

const step = (text: string) => `reactions:\n  - on: subscribed\n    do:\n      - ${text}\n`;

describe('a script that does not match the schema is refused with line and column', () => {
  test.each<[string, string]>([
    ['reactions: []', 's.yaml:1:12: reactions is []: expected at least one reaction.'],
    [
      'reaction: x',
      's.yaml:1:1: reaction is not a member of this object: expected one of name, device, variables, reactions. Did you mean reactions?',
    ],
    [
      'reactions:\n  - on: subscribd\n    do: [{ cut: true }]',
      's.yaml:2:9: reactions[0].on is "subscribd": expected an object with connected, subscribed, gone, report, response, message, event, every. Correct it.',
    ],
    [
      'reactions:\n  - on: { every: 5 }\n    do: [{ cut: true }]',
      's.yaml:2:18: reactions[0].on.every is 5: expected a time with its unit, such as 200 ms, 5 s or 1 min',
    ],
    [
      'reactions:\n  - on: { report: {}, response: {} }\n    do: [{ cut: true }]',
      'expected exactly one of connected, subscribed, gone, report, response, message, event, every. Take the others apart.',
    ],
    [
      'reactions:\n  - on: { report: { level: { $abov: 3 } } }\n    do: [{ cut: true }]',
      's.yaml:2:37: reactions[0].on.report.level.$abov is 3: expected an operator: $above',
    ],
    [step('send: { serviceId: S }'), 's.yaml:4:15: reactions[0].do[0].send.cmd is missing: expected a text. Add it.'],
    [step('snd: {}'), 's.yaml:4:9: reactions[0].do[0].snd is not a member of this object: expected one of send,'],
    [
      step('{ cut: true, wait: 5 s }'),
      's.yaml:4:9: reactions[0].do[0] is {"cut":true,"wait":"5 s"}: expected exactly one of send,',
    ],
    [
      step('malformed: { hex: abc }'),
      's.yaml:4:27: reactions[0].do[0].malformed.hex is "abc": expected bytes in hexadecimal',
    ],
    [
      step('refuse: { returnCode: 9 }'),
      's.yaml:4:31: reactions[0].do[0].refuse.returnCode is 9: expected a CONNACK return code from 1 to 5. Correct it.',
    ],
    [
      step('repeat: { times: 2, do: [{ wait: 1 }] }'),
      's.yaml:4:42: reactions[0].do[0].repeat.do[0].wait is 1: expected a time with its unit',
    ],
    [
      step('cut: $lvel'),
      's.yaml:4:14: reactions[0].do[0].cut is "$lvel": expected a variable that is known. Add it to variables, or save it from a message.',
    ],
    [`variables: { level: 3 }\n${step('cut: $lvel')}`, 'Did you mean $level?'],
    ['reactions: [', 's.yaml:1:13: no YAML'],
  ])('%s', async (text, message) => {
    await expect(load(text)).rejects.toThrow(message);
  });
});

test('a module exports its script by default', async () => {
  const { script, name } = await load(
    `export default { reactions: [{ on: 'connected', do: [() => {}, { cut: true }] }] };`,
    'm.ts',
  );
  expect(name).toBe('m');
  expect(script.reactions[0]?.do[0]).toBeTypeOf('function');
});

test.each([
  ['export const x = 1;', 'n.ts has no default export'],
  [
    `export default { reactions: [{ on: 'never', do: [{ cut: true }] }] };`,
    'n.ts: reactions[0].on is "never": expected',
  ],
  [`throw new Error('my own mistake');`, 'n.ts cannot be loaded: my own mistake'],
])('the module %s is refused', async (text, message) => {
  const file = `n.ts`;
  const own = await mkdtemp(join(folder, 'module-'));
  await writeFile(join(own, file), text);
  await expect(loadScript(join(own, file))).rejects.toThrow(message);
});

test('the example scripts are scripts', async () => {
  const platforms = join(import.meta.dirname, '../../../fixtures/platforms');
  for (const [platform, least] of [
    ['street-lamp', 3],
    ['street-lamp-v5', 1],
  ] as const) {
    const examples = join(platforms, platform, 'scripts');
    const files = await readdir(examples);
    expect(files.length).toBeGreaterThanOrEqual(least);
    for (const file of files) expect((await loadScript(join(examples, file))).script.reactions).not.toEqual([]);
  }
});
