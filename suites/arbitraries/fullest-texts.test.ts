import { expect, test } from 'vitest';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import type { DrawnCommand } from './commands.ts';
import { fullestTexts } from './fullest-texts.ts';
import { commandBytes as bytesOf } from './v1/command-bytes.ts';

const model = await readProductModel(streetLamp);
const echo = (text: string): DrawnCommand => {
  return { serviceId: 'Diagnostics', cmd: 'ECHO', paras: { count: 1, text }, fit: 'valid' };
};
const blink: DrawnCommand = { serviceId: 'Lamp01', cmd: 'BLINK', paras: { times: 3 }, fit: 'valid' };

test('each command with a text is sent once with as many wide characters as the model allows', () => {
  const [full, ...others] = fullestTexts([blink, echo('a'), echo('b')], model, { maxBytes: 1024, bytesOf });
  expect(others).toEqual([]);
  expect(full?.paras).toEqual({ count: 1, text: '\u706f'.repeat(64) });
});

test('one that does not fit the declared size is left out', () => {
  expect(fullestTexts([echo('a')], model, { maxBytes: 200, bytesOf })).toEqual([]);
});
