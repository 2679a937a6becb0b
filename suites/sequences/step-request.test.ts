import { expect, test } from 'vitest';
import type { StepCommand } from '../scenarios/step.ts';
import { contentOf, isPlain, requestOf } from './step-request.ts';

const plain: StepCommand = { serviceId: 'Light', cmd: 'LEVEL', paras: { value: 3 } };
const written = { form: 'pretty-printed', text: '{ }' };

test('a plain command is sent as it stands', () => {
  expect(requestOf({ ...plain, flaw: 'unknown-service' }, true)).toEqual(plain);
  expect(isPlain({ ...plain, flaw: 'unknown-service', v2: { family: 'set' } })).toBe(true);
});

test.each<[string, Partial<StepCommand>]>([
  ['a key', { key: '7' }],
  ['a QoS', { qos: 0 }],
])('%s of its own is asked for', (_, own) => {
  expect(requestOf({ ...plain, ...own }, false)).toEqual({ ...plain, ...own });
  expect(isPlain({ ...plain, ...own })).toBe(false);
});

test('a property set is sent as such, also where nothing else is special about it', () => {
  const set: StepCommand = { ...plain, v2: { family: 'set' } };
  expect(requestOf(set, true)).toEqual(set);
});

test('it is written in a special way only where the device may be sent such', () => {
  const { write, ...rest } = requestOf({ ...plain, written }, true);
  expect([write?.form, String(write?.bytes({} as never)), rest]).toEqual(['pretty-printed', '{ }', plain]);
  expect(requestOf({ ...plain, bytes: 100 }, true).write?.form).toContain('100 bytes');
  for (const special of [{ written }, { bytes: 100 }])
    expect(requestOf({ ...plain, ...special }, false)).toEqual(plain);
  expect([isPlain({ ...plain, written }), isPlain({ ...plain, bytes: 100 })]).toEqual([false, false]);
});

test('a long one is padded in the manner in which the device answers', () => {
  const spaced = { form: 'plain', bytes: () => Buffer.from('{"mid": 3}') };
  const { write } = requestOf({ ...plain, bytes: 15 }, true, spaced);
  expect(String(write?.bytes({} as never))).toBe('{     "mid": 3}');
});

test('commands that ask for the same in the same form have one content, whatever their keys are', () => {
  expect(contentOf({ ...plain, key: '7' })).toBe(contentOf({ ...plain, key: '8', qos: 0 }));
  const others: Partial<StepCommand>[] = [{ cmd: 'ON' }, { paras: { value: 4 } }, { bytes: 100 }, { written }];
  for (const other of others) expect(contentOf({ ...plain, ...other })).not.toBe(contentOf(plain));
});
