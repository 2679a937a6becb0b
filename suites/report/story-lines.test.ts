import { expect, test } from 'vitest';
import type { TraceRow } from '../result/conformance-result.ts';
import { plain } from './paint.ts';
import { storyLines } from './story-lines.ts';

const page = { paint: plain, width: 80, file: 'reports/conformance.json', replayCommand: (token: string) => token };
const steps = (...texts: string[]) => texts.map((text) => ({ text, step: { kind: 'start' } }));
const trace: TraceRow[] = [
  { t: 4, from: 'platform', packet: 'PUBLISH', summary: '{"mid":7}' },
  { t: 1004, from: 'device', packet: 'silence', summary: 'no answer to mid 7', offending: true },
];
const violation = { expected: 'a deviceRsp with mid 7', actual: 'no answer', trace };

test('the steps are numbered, and the wire is shown below them', () => {
  const texts = ['start the device, and wait until it is ready', 'send Lamp/SWITCH {"on":1} with mid 7'];
  expect(storyLines(violation, { steps: steps(...texts), minimal: true }, page).join('\n')).toBe(`\
  Shortest sequence, on a device that was just started
    1. start the device, and wait until it is ready
    2. send Lamp/SWITCH {"on":1} with mid 7

                device       platform
         4.0 ms │◄── PUBLISH ───────│ {"mid":7}
    > 1004.0 ms │      silence      │ no answer to mid 7
                                      ^^^^^^^^^
`);
});

test('that it may not be the shortest is said, with the reason', () => {
  const note = 'the 10 s for shrinking were over: there may be a simpler one (--budget)';
  const [first, second] = storyLines(violation, { steps: steps('start the device'), minimal: false, note }, page);
  expect(`${first}\n${second}`).toBe(`\
  Shortest sequence so far, on a device that was just started: the 10 s for
  shrinking were over: there may be a simpler one (--budget)`);
});

test('of a long story the first twenty steps are shown, and each in a few lines', () => {
  const texts = Array.from({ length: 23 }, (_, index) => `step ${index + 1} ${'x'.repeat(index === 0 ? 1000 : 0)}`);
  const lines = storyLines({ ...violation, trace: [] }, { steps: steps(...texts), minimal: true }, page);
  expect(lines).toContain('    20. step 20');
  expect(lines).toContain('    … and 3 more, in reports/conformance.json');
  expect(lines.filter((line) => line.includes('xxxx')).length).toBeLessThan(6);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});
