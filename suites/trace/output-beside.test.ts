import { expect, test } from 'vitest';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { outputBeside } from './output-beside.ts';

const started = { type: 'device-started', deviceId: 'd' } as const;
const journal = sampleJournal([started]).map((entry) => ({ ...entry, at: 5, wall: 1_000_005 }));
const trace = [500, 600].map((t) => ({ t, from: 'device' as const, packet: 'PUBLISH', summary: '' }));
const line = (t: number, text: string) => ({ wall: 1_000_000 + t, stream: 'stderr' as const, text });

test('lines about the time of the trace are shown on its clock, with the words of a secret masked', () => {
  const output = [
    line(399, 'too early'),
    line(400, '\tgot mid 7'),
    line(700, '{"secret": "abc"}'),
    line(701, 'too late'),
  ];
  expect(outputBeside(trace, output, journal)).toEqual([
    { t: 400, stream: 'stderr', text: '  got mid 7' },
    { t: 700, stream: 'stderr', text: '{"secret": "***"}' },
  ]);
});

test('of much output the last forty lines are kept, and of a line three hundred characters', () => {
  const output = Array.from({ length: 50 }, (_, i) => line(500 + i, `\u001b${'x'.repeat(400)}`));
  const lines = outputBeside(trace, output, journal);
  expect(lines.map(({ t }) => t)).toEqual(output.slice(10).map((_, i) => 510 + i));
  expect(lines[0]?.text).toHaveLength(300);
  expect(lines[0]?.text).toMatch(/^\\u\{1b\}x+…$/);
});

test('without a trace or a journal there is no time to stand beside', () => {
  expect(outputBeside([], [line(500, 'a')], journal)).toEqual([]);
  expect(outputBeside(trace, [line(500, 'a')], [])).toEqual([]);
});
