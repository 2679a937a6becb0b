import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandTopicOf, dataTopicOf, kinds } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { TraceRow } from '../result/conformance-result.ts';
import { rowText } from './row-text.ts';

const wrong = { expected: 'a deviceRsp with mid 7', actual: 'a deviceRsp with mid 8123' };
const row = (summary: string, more: Partial<TraceRow> = {}): TraceRow => ({
  t: 1,
  from: 'device',
  packet: 'PUBLISH',
  summary,
  offending: true,
  ...more,
});
const marked = ({ text, part }: ReturnType<typeof rowText>) => part && text.slice(part.at, part.at + part.length);

test('what fits stands as it is, and the wrong value is marked', () => {
  const shown = rowText(row('deviceRsp mid 8123 errcode 0'), wrong, 60);
  expect(shown.text).toBe('deviceRsp mid 8123 errcode 0');
  expect(marked(shown)).toBe('8123');
});

test('a row that breaks no rule loses its end: what it means stands at its beginning', () => {
  const { offending: _, ...right } = row('deviceRsp mid 7 errcode 0 {"text":"a long one"}');
  expect(rowText(right, wrong, 30)).toEqual({ text: 'deviceRsp mid 7 errcode 0 {"t…' });
});

test('the wrong value is shown at any place, with the beginning of the row', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 200 }),
      fc.nat({ max: 200 }),
      fc.integer({ min: 20, max: 100 }),
      (before, after, room) => {
        const shown = rowText(row(`deviceRsp ${'x'.repeat(before)} 8123 ${'y'.repeat(after)}`), wrong, room);
        expect(shown.text.length).toBeLessThanOrEqual(room);
        expect(shown.text.startsWith('device')).toBe(true);
        expect(marked(shown)).toBe('8123');
      },
    ),
  );
});

test('what the summary abbreviates is looked for in the message itself', () => {
  const text = `{"data":[{"serviceData":{"text":"${'x'.repeat(300)}","brightness":8123}}]}`;
  const shown = rowText(
    row(`${kinds.report} Lamp 2 properties`, { payload: { encoding: 'utf-8', text, bytes: text.length } }),
    wrong,
    60,
  );
  expect(shown.text).toBe(`${kinds.report} Lamp 2 properties … "brightness":8123`);
  expect(marked(shown)).toBe('8123');
});

test('of a topic the part that is wrong is shown, where the row abbreviates it', () => {
  const filter = commandTopicOf('3f2a6b1c-77c1-4b8e-9d52-0c1f5a9e8b11');
  const shown = rowText(row('id 1 …/command/json QoS 1', { topic: filter }), { expected: 'x', actual: filter }, 100);
  expect(shown.text).toBe(`id 1 …/command/json QoS 1 … ${filter}`);
});

test('where no value decides, the middle is cut out', () => {
  expect(rowText(row(`{"text":"${'x'.repeat(100)}","z":true}`), wrong, 30).text).toBe(
    `${'{"text":"xxxxxxxxxxx…","z":true}'.slice(0, 20)}…${'x","z":true}'.slice(-9)}`,
  );
});

test('no character is cut in two', () => {
  const shown = rowText(row(`${'🙂'.repeat(60)} 8123 ${'🙂'.repeat(60)}`), wrong, 41);
  expect(shown.text).not.toMatch(/\p{Surrogate}/u);
  expect(marked(shown)).toBe('8123');
});

const dataTopic = dataTopicOf('conformance-device');

test.each([
  ['device', dataTopic.replace('devices', 'device')],
  ['command', commandTopicOf('conformance-device')],
  ['Data', dataTopic.replace('data', 'Data')],
  ['huawei', dataTopic.slice(1)],
])('of a topic that breaks the rule the level that is wrong is never cut out: %s', (level, topic) => {
  const wrong = { expected: `${dataTopic}, or binary`, actual: `"${topic}"` };
  const summary = '…/data/json deviceRsp mid 1 errcode 0 QoS 1 id 2 {"result":0}';
  const { text, part } = rowText(row(summary, { topic }), wrong, 42);
  expect(text.length).toBeLessThanOrEqual(42);
  expect(text.slice(part?.at, (part?.at ?? 0) + (part?.length ?? 0))).toBe(level);
});
