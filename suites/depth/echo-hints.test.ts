import { expect, test } from 'vitest';
import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import type { Command } from '../../mock-platform/product-model/model.ts';
import { echoHints, isEchoHint } from './echo-hints.ts';

const text = { paraName: 'text', dataType: 'string', required: true } as const;
const count = { paraName: 'count', dataType: 'int', required: false } as const;
const [lamp] = lampModel.services;
const hints = (paras: Command['paras'], members: Command['paras'], declared: object = {}) => {
  const command = { commandName: 'ECHO', paras, responses: [{ responseName: 'ECHO_RSP', paras: members }] };
  const services = [{ ...lamp, serviceId: 'Diagnostics', commands: [command] }] as never;
  return echoHints({ services }, { commands: true, ...declared });
};

test('a command whose response repeats its parameters, and is not declared, is told once', () => {
  const told = hints([text, count], [count, text]);
  expect(told).toEqual([
    'By the product model the response to Diagnostics/ECHO repeats its parameters, and nothing compares them: a text that comes back cut off passes. If the device repeats them, declare capabilities.echoCommand: "Diagnostics/ECHO".',
  ]);
  expect(told.every(isEchoHint)).toBe(true);
});

test.each<[string, string[]]>([
  ['it is declared', hints([text], [text], { echoCommand: 'Diagnostics/ECHO' })],
  ['the device takes no commands', hints([text], [text], { commands: false })],
  ['a parameter is not repeated', hints([text, count], [text])],
  ['it comes back in another type', hints([text], [{ ...text, dataType: 'int' }])],
  ['there is nothing to repeat', hints([], [text])],
])('nothing is told where %s', (_, told) => {
  expect(told).toEqual([]);
});
