import { expect, test } from 'vitest';
import type { TraceRow } from '../../../result/conformance-result.ts';
import { diagramRows } from './diagram-rows.ts';

const row = (t: number, from: TraceRow['from'], packet: string): TraceRow => ({ t, from, packet, summary: '' });
const line = (t: number) => ({ t, stream: 'stdout' as const, text: `at ${t}` });

test('rows and printed lines stand below each other in the order of time', () => {
  const rows = diagramRows([row(10, 'platform', 'PUBLISH'), row(30, 'device', 'PUBLISH')], [line(20)], 40);
  expect(rows.map(({ kind, y, height }) => [kind, y, height])).toEqual([
    ['message', 40, 46],
    ['output', 86, 20],
    ['message', 106, 46],
  ]);
});

test('a long line takes the room of up to three', () => {
  const heightOf = (text: string) => diagramRows([], [{ t: 1, stream: 'stdout', text }], 0)[0]?.height;
  expect(['x', 'x'.repeat(41), 'x'.repeat(42), 'x'.repeat(400)].map(heightOf)).toEqual([20, 20, 34, 48]);
});

test('where nothing happened for long there is a row that says how long', () => {
  const rows = diagramRows([row(0, 'platform', 'PUBLISH'), row(1003.5, 'device', 'silence')], [], 0);
  expect(rows).toMatchObject([{ kind: 'message' }, { kind: 'gap', ms: 1003.5, y: 46 }, { kind: 'absence', y: 72 }]);
});

test.each([
  ['device', 'CONNECT', 'message'],
  ['device', 'TLS', 'message'],
  ['platform', 'close', 'message'],
  ['device', 'bytes', 'message'],
  ['device', 'open', 'message'],
  ['device', 'silence', 'absence'],
  ['device', 'exit', 'note'],
  ['platform', 'listener', 'note'],
  ['harness', 'stage', 'note'],
] as const)('%s %s is a %s', (from, packet, kind) => {
  expect(diagramRows([row(0, from, packet)], [], 0)).toMatchObject([{ kind }]);
});

test('without anything to draw there is no row', () => {
  expect(diagramRows([], [], 40)).toEqual([]);
});
