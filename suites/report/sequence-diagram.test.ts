import { expect, test } from 'vitest';
import type { TraceRow } from '../verdicts/conformance-result.ts';
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

test('no line is wider than the page, and the end of what was carried is kept', () => {
  const long = [{ t: 1, from: 'device', packet: 'PUBLISH', summary: `{"text":"${'x'.repeat(200)}","mid":8}` } as const];
  const [, line = ''] = sequenceDiagram(long, violation, { paint: plain, width: 80 });
  expect(line).toHaveLength(80);
  expect(line).toMatch(/"mid":8\}$/);
});

test('the offending row stands out on a terminal, and without rows there is no diagram', () => {
  const [, first, ...others] = sequenceDiagram(rows, violation, { paint: ansi, width: 90 });
  expect([first, ...others].map((line) => line?.startsWith('\u001b[1m'))).toEqual([false, false, false, true, true]);
  expect(sequenceDiagram([], violation, { paint: plain, width: 80 })).toEqual([]);
});
