import { describe, expect, test } from 'vitest';
import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import type { Command } from '../../mock-platform/product-model/model.ts';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { echoHints, isEchoHint, mergeEchoHints } from './echo-hints.ts';

const text = { paraName: 'text', dataType: 'string', required: true } as const;
const count = { paraName: 'count', dataType: 'int', required: false } as const;
const [lamp] = lampModel.services;
const hints = (paras: Command['paras'], members: Command['paras'], declared: object = {}) => {
  const command = { commandName: 'ECHO', paras, responses: [{ responseName: 'ECHO_RSP', paras: members }] };
  const services = [{ ...lamp, serviceId: 'Diagnostics', commands: [command] }] as never;
  return echoHints({ services }, { commands: true, ...declared }, []);
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

describe('a device that repeats them, as its answers show', () => {
  const paras = (n: number) => ({ text: `text ${n}`, count: n });
  const answer = (n: number, body: unknown = { ...paras(n), result: 0 }) =>
    ({
      type: 'command-answered',
      deviceId: 'lamp_1',
      connection: 1,
      key: `${n}`,
      serviceId: 'Diagnostics',
      cmd: 'ECHO',
      paras: paras(n),
      fit: 'valid',
      latencyMs: 1,
      errcode: 0,
      body,
    }) as const;
  const command = {
    commandName: 'ECHO',
    paras: [text, count],
    responses: [{ responseName: 'ECHO_RSP', paras: [text, count] }],
  };
  const services = [{ ...lamp, serviceId: 'Diagnostics', commands: [command] }] as never;
  const told = (...answers: ReturnType<typeof answer>[]) =>
    echoHints({ services }, { commands: true }, sampleJournal(answers));
  const echoes = Array.from({ length: 8 }, (_, n) => answer(n));

  test('is told of the answer that differs', () => {
    const cut = told(...echoes, answer(8, { text: 'tex', count: 8 }), answer(9, { text: 'text 9' }));
    expect(cut).toEqual([
      '8 of 10 answers to Diagnostics/ECHO repeat its parameters, and one does not: text was "text 8", and came back as "tex", and 1 more differ. To have that judged, declare capabilities.echoCommand: "Diagnostics/ECHO".',
    ]);
    expect(cut.every(isEchoHint)).toBe(true);
  });

  test('needs no hint where all agree', () => {
    expect(told(...echoes)).toEqual([]);
  });

  test.each<[string, ReturnType<typeof answer>[]]>([
    ['too little was seen', echoes.slice(1)],
    ['all answers were to the same parameters', Array.from({ length: 9 }, () => answer(1))],
    ['many answers say something else', [...echoes, ...[10, 11, 12].map((n) => answer(n, { result: 0 }))]],
    ['only errors differ, and too little was seen', [...echoes.slice(1), { ...answer(9, {}), errcode: 1 as never }]],
  ])('is no echo where %s', (_, answers) => {
    expect(told(...answers)).toEqual([expect.stringContaining('nothing compares them')]);
  });

  test('parts of a run tell it once', () => {
    const some = told(...echoes, answer(8, {}));
    const others = told(...echoes, ...echoes, answer(9, {}));
    expect(mergeEchoHints([...told(), ...some, ...others])).toEqual(some);
    expect(mergeEchoHints([...told(), ...told()])).toEqual(told());
  });
});
