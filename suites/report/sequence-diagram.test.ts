import { expect, test } from 'vitest';
import type { TraceRow } from '../result/conformance-result.ts';
import { ansi, plain } from './paint.ts';
import { sequenceDiagram } from './sequence-diagram.ts';

const rows: TraceRow[] = [
  { t: 0, from: 'harness', packet: 'start', summary: 'the device was started' },
  { t: 40.25, from: 'platform', packet: 'PUBLISH', summary: '…/command/json QoS 1 id 3 {"mid":7}', connection: 1 },
  { t: 50, from: 'device', packet: 'PUBACK', summary: 'id 3', connection: 1 },
  {
    t: 1060,
    from: 'device',
    packet: 'PUBLISH',
    summary: '…/data/json QoS 1 id 9 {"mid":8}',
    connection: 1,
    offending: true,
  },
];
const violation = { expected: 'a deviceRsp with mid 7', actual: 'a deviceRsp with mid 8' };

test('time runs downwards, arrows point to who gets it, and the wrong part is marked', () => {
  expect(sequenceDiagram(rows, violation, { paint: plain, width: 90 }).join('\n')).toBe(`\
            device       platform
     0.0 ms │       start       │ the device was started
    40.3 ms │◄── PUBLISH ───────│ …/command/json QoS 1 id 3 {"mid":7}
    50.0 ms │── PUBACK ────────►│ id 3
> 1060.0 ms │── PUBLISH ───────►│ …/data/json QoS 1 id 9 {"mid":8}
                                                                ^`);
});

test('silence has no arrow, and connections have numbers where there are several', () => {
  const cut: TraceRow[] = [
    { t: 1, from: 'platform', packet: 'close', summary: 'connection 1: the connection is cut', connection: 1 },
    { t: 900, from: 'device', packet: 'open', summary: 'connection 2, tls', connection: 2 },
    { t: 2000, from: 'device', packet: 'silence', summary: 'no answer to mid 7', connection: 2, offending: true },
  ];
  const silent = { expected: 'a deviceRsp', actual: 'no answer' };
  expect(sequenceDiagram(cut, silent, { paint: plain, width: 80 }).join('\n')).toBe(`\
            device       platform
     1.0 ms │◄── close ─────────│ #1 connection 1: the connection is cut
   900.0 ms │── open ──────────►│ #2 connection 2, tls
> 2000.0 ms │      silence      │ #2 no answer to mid 7
                                     ^^^^^^^^^`);
});

test('no line is wider than the page, and the value that decides is kept', () => {
  const summary = `{"text":"${'x'.repeat(200)}","mid":8}`;
  const long = [{ t: 1, from: 'device', packet: 'PUBLISH', summary, offending: true } as const];
  for (const width of [56, 76, 96]) {
    const [, line = '', mark = ''] = sequenceDiagram(long, violation, { paint: plain, width });
    expect(line.length).toBeLessThanOrEqual(width);
    expect(line[mark.indexOf('^')]).toBe('8');
  }
});

test('on a narrow page the life lines stand closer, so that a message still says what it means', () => {
  const summary = 'deviceRsp mid 7 errcode 0 QoS 1 id 3 {"on":1}';
  const row = [{ t: 1, from: 'device', packet: 'PUBLISH', summary } as const];
  expect(sequenceDiagram(row, violation, { paint: plain, width: 56 }).join('\n')).toBe(`\
         device   platform
  1.0 ms │── PUBLISH ───►│ deviceRsp mid 7 errcode 0 Qo…`);
});

test('the offending row stands out on a terminal, and without rows there is no diagram', () => {
  const [, first, ...others] = sequenceDiagram(rows, violation, { paint: ansi, width: 90 });
  expect([first, ...others].map((line) => line?.startsWith('\u001b[1m'))).toEqual([false, false, false, true, true]);
  expect(sequenceDiagram([], violation, { paint: plain, width: 80 })).toEqual([]);
});
