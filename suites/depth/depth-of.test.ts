import { describe, expect, test } from 'vitest';
import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import { lampDevice, lampRun } from '../run/testing.ts';
import { cut, send } from '../sequences/testing.ts';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { countBoundaries } from './count-boundaries.ts';
import { type Doings, depthOf } from './depth-of.ts';

const device = { deviceId: 'lamp_1', connection: 1 };
const wire = { qos: 1, payload: new Uint8Array(), waitMs: 1000 } as const;
const sent = (value: unknown): SuiteEvent => ({
  type: 'command-sent',
  ...device,
  ...wire,
  key: '1',
  serviceId: 'Brightness',
  cmd: 'LEVEL',
  paras: { value },
  fit: 'valid',
});
const answered = (errcode: unknown): SuiteEvent => ({
  type: 'command-answered',
  ...device,
  key: '1',
  serviceId: 'Brightness',
  cmd: 'LEVEL',
  paras: {},
  fit: 'valid',
  latencyMs: 1,
  errcode,
});
const started: SuiteEvent = { type: 'device-started', deviceId: 'lamp_1' };
const online: SuiteEvent = { type: 'device-online', ...device };

const depth = (doings: Partial<Doings> = {}) => {
  const { declaration } = lampRun(lampDevice());
  return depthOf({ model: lampModel, declaration, journals: [], generated: [[[send(1)]]], ...doings });
};
const count = (event: string, journals: Doings['journals']) =>
  depth({ journals }).sessionEvents.find((counted) => counted.event === event)?.count;

test('every command of the model is counted, also one that was never sent', () => {
  const journals = [
    sampleJournal([sent(1), answered(0), sent(2), answered(1)]),
    sampleJournal([sent(3), answered('0')]),
  ];
  expect(depth({ journals }).commands).toEqual([{ service: 'Brightness', command: 'LEVEL', sent: 3, succeeded: 2 }]);
  expect(depth().commands).toEqual([{ service: 'Brightness', command: 'LEVEL', sent: 0, succeeded: 0 }]);
});

test('what a run that was stopped did not get to is not blamed on the device or on the settings', () => {
  const { asked, warnings } = depth({ extent: { sequences: 160, limitMs: 7000 }, stopped: 'by Ctrl-C' });
  expect(asked).toEqual({ sequences: 160, why: 'the run was stopped by Ctrl-C' });
  expect(depth().warnings).not.toEqual([]);
  expect(warnings).toEqual([]);
});

test('where fewer sequences were played than were asked for, it says why', () => {
  const extent = { sequences: 160, limitMs: 7000 };
  expect(depth({ extent }).asked).toEqual({
    sequences: 160,
    why: 'none is begun after 7 s, or after many devices that broke a rule (--runs 160 has no limit of time)',
  });
  expect(depth({ extent: { sequences: 160, limitMs: Number.POSITIVE_INFINITY } }).asked?.why).toBe(
    'none is begun after many devices that broke a rule',
  );
  expect(depth({ extent: { ...extent, sequences: 1 } }).asked).toBeUndefined();
  expect(depth({ extent, shard: { index: 1, count: 2 } }).asked).toBeUndefined();
});

test('every boundary of a parameter is counted', () => {
  const journals = [sampleJournal([sent(0), sent(100), sent(100), sent(50), sent('100')])];
  expect(depth({ journals }).boundaries).toEqual([
    { service: 'Brightness', command: 'LEVEL', parameter: 'value', boundary: 'min 0', hits: 1 },
    { service: 'Brightness', command: 'LEVEL', parameter: 'value', boundary: 'max 100', hits: 2 },
  ]);
});

test.each<[string, object, unknown[], [string, number][]]>([
  [
    'an enumeration',
    { dataType: 'string', enumList: ['ON', 'OFF'] },
    ['ON', 'ON', 'on'],
    [
      ['enum ON', 2],
      ['enum OFF', 0],
    ],
  ],
  ['a text', { dataType: 'string', maxLength: 3 }, ['abc', 'ab', 5], [['maxLength 3', 1]]],
  [
    'steps',
    { dataType: 'decimal', min: 1, max: 9, step: 0.5 },
    [1.5, 9],
    [
      ['min 1', 0],
      ['max 9', 1],
      ['step 1.5', 1],
    ],
  ],
  [
    'one value only',
    { dataType: 'int', min: 1, max: 1, step: 1 },
    [1],
    [
      ['min 1', 1],
      ['max 1', 1],
    ],
  ],
  ['no bounds', { dataType: 'int' }, [1], []],
])('of a parameter with %s', (_, type, values, hits) => {
  const [service] = lampModel.services;
  const paras = [{ paraName: 'value', required: true, ...type }] as never;
  const model = {
    ...lampModel,
    services: [{ ...service, commands: [{ commandName: 'LEVEL', paras, responses: [] }] }],
  } as ProductModel;
  const counted = countBoundaries(model, sampleJournal(values.map(sent)));
  expect(counted.map(({ boundary, hits }) => [boundary, hits])).toEqual(hits);
});

test('a device came back when it is on line again without a new start', () => {
  expect(count('came back', [sampleJournal([started, online, online, started, online])])).toBe(1);
  expect(count('came back', [sampleJournal([started, online]), sampleJournal([started, online])])).toBe(0);
  expect(count('started', [sampleJournal([started, online, online, started])])).toBe(2);
});

test('pairs of steps are counted on each device, the most frequent first', () => {
  const generated = [
    [
      [send(1), cut],
      [send(2), cut, send(3)],
    ],
    [[cut], [cut]],
  ];
  expect(depth({ generated })).toMatchObject({
    pairs: [
      { first: 'command', second: 'cut', count: 2 },
      { first: 'cut', second: 'command', count: 2 },
      { first: 'cut', second: 'cut', count: 1 },
    ],
    sequences: 4,
    steps: 7,
  });
});

const brokenOff = {
  type: 'connection-closed',
  connection: 1,
  by: 'platform',
  staged: true,
  reason: 'the connection is cut',
  clean: false,
} as const;

describe('a shallow run says what to do', () => {
  const good = sampleJournal([started, online, online, sent(1), answered(0)]);

  test('and one that is not shallow hears nothing', () => {
    expect(depth({ journals: [good] }).warnings).toEqual([]);
  });

  test.each<[string, Partial<Doings>, string]>([
    [
      'no command succeeded',
      { journals: [sampleJournal([started, online, online, sent(1), answered(1)])] },
      'No command was answered with success, so nothing shows that the device carries out any: check that the product model is its own, or declare capabilities.commands: false.',
    ],
    [
      'a command was never sent',
      { journals: [good.filter(({ type }) => type !== 'command-sent')] },
      'Brightness/LEVEL was never sent: raise capabilities.maxCommandBytes (1024) if the device takes longer commands, or run with --runs thorough.',
    ],
    [
      'it was never seen to come back',
      { journals: [sampleJournal([started, online, sent(1), answered(0)])] },
      'The device was never seen to come back: run with --runs normal, or declare capabilities.reconnects: false.',
    ],
    [
      'it did not come back when its connection was cut',
      { journals: [sampleJournal([started, online, sent(1), answered(0), brokenOff])] },
      'The device was never seen to come back: give it longer (timeouts.reconnectMs), or declare capabilities.reconnects: false.',
    ],
    [
      'nothing generated was played',
      { journals: [good], generated: [] },
      'No generated sequence was played: look at why the scenario "sequences-1" did not run, or declare what the device can do.',
    ],
  ])('when %s', (_, doings, warning) => {
    expect(depth(doings).warnings).toEqual([warning]);
  });

  test('and of a device that answers nothing only that: what follows from it is left out', () => {
    expect(depth({ journals: [sampleJournal([started, online, online])], generated: [] }).warnings).toEqual([
      expect.stringContaining('No command was answered with success'),
    ]);
  });

  test('but not of what the device declares that it cannot do', () => {
    const declaration = { ...lampRun(lampDevice()).declaration, commands: false, reconnects: false };
    expect(depth({ declaration, journals: [sampleJournal([started, online])] }).warnings).toEqual([]);
  });
});
