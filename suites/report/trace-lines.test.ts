import { expect, test } from 'vitest';
import { ansi, plain } from './paint.ts';
import { traceLines } from './trace-lines.ts';

const wrong = { expected: 'mid 7', actual: 'mid 8' };

test('rows line up, and the offending one is marked', () => {
  const lines = traceLines(
    [
      { t: 0, from: 'harness', packet: 'stage', summary: 'cut' },
      { t: 9.5, from: 'platform', packet: 'PUBLISH', summary: 'c {"mid":7}', connection: 1 },
      { t: 1200.04, from: 'device', packet: 'DISCONNECT', summary: '', connection: 1, offending: true },
    ],
    wrong,
    { paint: plain, width: 80 },
  );
  expect(lines).toEqual([
    '     0.0 ms harness  stage      cut',
    '     9.5 ms device ← PUBLISH    c {"mid":7}',
    '> 1200.0 ms device → DISCONNECT',
  ]);
});

test('connections have a name when there are several', () => {
  const lines = traceLines(
    [
      { t: 0, from: 'harness', packet: 'stage', summary: 'cut' },
      { t: 1, from: 'device', packet: 'PINGREQ', summary: '', connection: 1 },
      { t: 2, from: 'device', packet: 'PINGREQ', summary: '', connection: 12 },
    ],
    wrong,
    { paint: plain, width: 80 },
  );
  expect(lines).toEqual([
    '  0.0 ms     harness  stage   cut',
    '  1.0 ms #1  device → PINGREQ',
    '  2.0 ms #12 device → PINGREQ',
  ]);
});

test('a long row loses what decides nothing', () => {
  const summary = `{"body":"${'x'.repeat(100)}","mid":8}`;
  const rows = [
    { t: 1, from: 'device', packet: 'PUBLISH', summary },
    { t: 2, from: 'device', packet: 'PUBLISH', summary, offending: true },
  ] as const;
  expect(traceLines(rows, wrong, { paint: plain, width: 60 })).toEqual([
    '  1.0 ms device → PUBLISH {"body":"xxxxxxxxxxxxxxxxxxxxxxxx…',
    '> 2.0 ms device → PUBLISH {"body":"xxxxxxx…xxxxxxx","mid":8…',
  ]);
});

test('the offending row stands out in colour', () => {
  const rows = [
    { t: 1, from: 'device', packet: 'PINGREQ', summary: '' },
    { t: 2, from: 'device', packet: 'PINGREQ', summary: '', offending: true },
  ] as const;
  expect(traceLines(rows, wrong, { paint: ansi, width: 80 })).toEqual([
    '\u001b[2m  1.0 ms device → PINGREQ\u001b[22m',
    '\u001b[1m> 2.0 ms device → PINGREQ\u001b[22m',
  ]);
});

test('no rows, no lines', () => {
  expect(traceLines([], wrong, { paint: plain, width: 80 })).toEqual([]);
});
