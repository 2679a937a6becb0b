import { expect, test } from 'vitest';
import type { Timeline } from '../../../result/conformance-result.ts';
import { timelineChart } from './timeline-chart.ts';

const empty: Timeline = { end: 1000, connections: [], reports: [], commands: [], stages: [], omitted: 0 };
const draw = (timeline: Partial<Timeline>, broken: number[] = []) =>
  timelineChart({ ...empty, ...timeline }, broken, 'commands').text;

test('a connection is a bar from its opening to its end, told in words', () => {
  const connection = {
    connection: 1,
    opened: 0,
    closed: 500,
    accepted: 12.5,
    by: 'device' as const,
    reason: 'DISCONNECT',
  };
  const svg = draw({ connections: [connection] });
  expect(svg).toContain('x="120.0" y="8" width="462.0"');
  expect(svg).toContain(
    '<title>connection 1: logged in after 12.5 ms, closed by the device after 500.0 ms (DISCONNECT)</title>',
  );
});

test('one that was refused looks like it', () => {
  const svg = draw({ connections: [{ connection: 3, opened: 100, reason: 'wrong <password>' }] });
  expect(svg).toContain('class="bar connection refused"');
  expect(svg).toContain('connection 3: never logged in, open to the end (wrong &lt;password&gt;)');
});

test('reports and commands are marks, those without an answer apart', () => {
  const svg = draw({
    reports: [{ t: 0, services: 'Lamp' }],
    commands: [
      { t: 500, command: 'a', answeredMs: 3 },
      { t: 1000, command: 'b' },
    ],
  });
  expect(svg).toContain('class="ticks report" d="M120.0 10v14"');
  expect(svg).toContain('class="ticks answered" d="M582.0 34v14"');
  expect(svg).toContain('class="ticks unanswered" d="M1044.0 34v14"');
});

test('where a rule broke there is a line through all of it', () => {
  expect(draw({ reports: [{ t: 0, services: '' }] }, [500])).toContain('class="broken" d="M582.0 2V34"');
});

test.each([
  [40, ['0 ms', '10 ms', '20 ms', '30 ms', '40 ms']],
  [1000, ['0 ms', '200 ms', '400 ms', '600 ms', '800 ms', '1 s']],
  [12_000, ['0 ms', '5 s', '10 s']],
])('the axis of %i ms has marks at round times', (end, marks) => {
  const svg = draw({ end });
  expect([...svg.matchAll(/class="tick"[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(marks);
});
