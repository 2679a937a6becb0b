import { describe, expect, test } from 'vitest';
import { streetLamp } from '../../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { commandBytes } from '../../arbitraries/v1/command-bytes.ts';
import { manners } from './manners.ts';

const model = await readProductModel(streetLamp);
const echo = { serviceId: 'Diagnostics', cmd: 'ECHO', paras: { count: 123_456, text: 'x'.repeat(60) } };
const named = (request: typeof echo, codecMode: 'json' | 'binary' = 'json') =>
  new Map(manners(request, codecMode, model).map((manner) => [manner.trial, manner]));
const applied = (trial: string) =>
  named(echo)
    .get(trial as never)
    ?.apply(echo);

test('each way of asking has a name of its own', () => {
  expect(manners(echo, 'json', model)).toHaveLength(named(echo).size);
});

test('what is about JSON text is not tried of a product with a codec', () => {
  const jsonOnly = [...named(echo).keys()].filter((trial) => !named(echo, 'binary').has(trial));
  expect(jsonOnly.sort()).toEqual(['inOrderOfTheTable', 'spaced', 'withoutHasMore']);
});

describe('each changes one thing:', () => {
  test.each([
    ['withoutHasMore', { hasMore: false }],
    ['atQos0', { qos: 0 }],
    ['otherTopic', { topicOf: 'other' }],
  ])('%s', (trial, change) => {
    expect(applied(trial)).toEqual({ ...echo, ...change });
  });

  test('the text alone, where it is written otherwise', () => {
    const { write, ...rest } = applied('spaced') ?? {};
    expect(rest).toEqual(echo);
    const message = { msgType: 'cloudReq', mid: 7, ...echo } as const;
    const text = Buffer.from(write?.bytes(message) ?? []).toString();
    expect(text).toContain('"mid": 7, ');
    expect(JSON.parse(text)).toMatchObject(message);
  });
});

describe('another command says nothing of how to send others:', () => {
  test('a shorter one of the same name', () => {
    const shorter = applied('shorter');
    expect(shorter).toMatchObject({ serviceId: 'Diagnostics', cmd: 'ECHO' });
    expect(commandBytes(shorter as typeof echo)).toBeLessThan(commandBytes(echo));
    expect(named(echo).get('shorter')?.isOther).toBe(true);
  });

  test('the same as long, in plain text, where it has other characters', () => {
    const lamp = { ...echo, paras: { count: 1, text: 'Lampe \u706f "an"' } };
    const plain = named(lamp).get('plainText')?.apply(lamp);
    expect(plain?.paras).toEqual({ count: 1, text: 'Lampe x xanx' });
    expect(commandBytes(plain as never)).toBe(commandBytes(lamp));
    expect(named(lamp).get('plainText')?.isOther).toBe(true);
    expect(named(echo).has('plainText')).toBe(false);
  });

  test('one of another name', () => {
    const another = applied('anotherCommand');
    expect(another?.cmd).not.toBe('ECHO');
    expect(named(echo).get('anotherCommand')?.isOther).toBe(true);
  });

  test('none is shorter than the shortest of its name', () => {
    const shortest = { serviceId: 'Lamp01', cmd: 'RESET', paras: {} };
    expect(named(shortest as never).has('shorter')).toBe(false);
  });
});

test('what was asked for in the request stays, also where the manner would change it', () => {
  const request = { ...echo, qos: 1 as const, hasMore: true };
  expect(named(echo).get('atQos0')?.apply(request).qos).toBe(1);
  expect(named(echo).get('withoutHasMore')?.apply(request).hasMore).toBe(true);
});
