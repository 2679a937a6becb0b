import { describe, expect, test } from 'vitest';
import { mostRows, noFilter, RowStore } from './page/row-store.ts';
import type { Entry } from './page/rows.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const message = (seq: number, value: unknown, members: object = {}): Entry => ({
  ...{ seq, at: seq, wall: seq, type: 'message-received', connection: 1, deviceId: 'lamp', kind: 'report', value },
  payload: { $base64: base64(JSON.stringify(value ?? null)) },
  ...members,
});
const published = (seq: number, topic: string): Entry => ({
  ...{ seq, at: seq, wall: seq, type: 'published', connection: 1, deviceId: 'lamp', purpose: 'data', topic },
});
const of = (entries: readonly Entry[]) => {
  const store = new RowStore();
  for (const entry of entries) store.see(entry);
  return store;
};
const seqs = (store: RowStore, filter: Partial<typeof noFilter>, most = 100) =>
  store.matching({ ...noFilter, ...filter }, most).rows.map(({ seq }) => seq);

describe('filters', () => {
  const store = of([
    published(1, '/lamp/data'),
    message(2, { level: 40 }),
    message(3, { other: 1 }, { deviceId: 'pump', connection: 2 }),
    message(4, undefined, { kind: undefined, unreadable: 'not JSON' }),
    message(5, {}, { kind: 'response', key: '7' }),
  ]);

  test.each([
    [{}, [5, 4, 3, 2]],
    [{ deviceId: 'pump' }, [3]],
    [{ kind: 'unreadable' }, [4]],
    [{ topic: 'LAMP/' }, [5, 4, 2]],
    [{ text: 'LEVEL' }, [2]],
    [{ trouble: true }, [4]],
    [{ key: '7' }, [5]],
  ])('%j leaves %j', (filter, left) => {
    expect(seqs(store, filter)).toEqual(left);
  });

  test('the newest so many are shown, and all are counted; a held stream ends where it was held', () => {
    expect(store.matching(noFilter, 2)).toMatchObject({ rows: [{ seq: 5 }, { seq: 4 }], count: 4 });
    expect(store.matching(noFilter, 9, 3).rows.map(({ seq }) => seq)).toEqual([3, 2]);
  });
});

describe('what the kit thinks', () => {
  const rule = (evidence: number[], members = {}) => ({
    ...{ who: 'lamp', deviceId: 'lamp', rule: 'V1-REPORT-01', level: 'MUST', count: 1 },
    latest: { message: 'It did.', expected: 'a', actual: 'b', evidence },
    ...members,
  });

  test('is told at the message that breaks a rule, or whose publication does', () => {
    const store = of([published(1, 't'), message(2, {}), message(3, {}, { deviceId: 'pump' })]);
    store.learn([rule([1])]);
    expect(store.rows.map((row) => store.brokenBy(row))).toEqual([
      ['V1-REPORT-01 (MUST): It did. Expected a, got b.'],
      [],
    ]);
  });

  test('of one device is not told at the message of another that stands beside it', () => {
    const store = of([message(2, {}), message(3, {}, { deviceId: 'pump' })]);
    store.learn([rule([2])]);
    expect(store.rows.map((row) => store.isTrouble(row))).toEqual([true, false]);
  });

  test('is gone when it is taken back', () => {
    const store = of([message(2, {})]);
    store.learn([rule([2])]);
    store.takeChanged();
    store.learn([rule([2], { count: 0 })]);
    expect([...store.takeChanged()]).toEqual([2]);
    expect(store.isTrouble(store.rows[0] as never)).toBe(false);
  });

  test('of a response stands in the entry behind it', () => {
    const response = message(2, {}, { kind: 'response', key: '7' });
    const answered = {
      ...response,
      seq: 3,
      type: 'command-answered',
      serviceId: 'S',
      cmd: 'C',
      latencyMs: 12.4,
      errcode: 0,
    };
    const stray = { ...response, seq: 5, type: 'response-unmatched', reason: 'unknown' };
    const store = of([response, answered, { ...response, seq: 4 }, stray]);
    expect(store.rows.map(({ thoughts }) => thoughts)).toEqual([
      [{ mood: 'good', text: 'Answers S/C after 12 ms, with result 0.' }],
      [{ mood: 'bad', text: 'Answers nothing that waits: unknown.' }],
    ]);
  });
});

describe('bounds', () => {
  test('5000 rows are kept, and some more until they are put in order', () => {
    const store = new RowStore();
    for (let seq = 1; seq <= 12_000; seq += 1) store.see(message(seq, {}));
    expect(store.rows.length).toBeGreaterThanOrEqual(mostRows);
    expect(store.rows.length).toBeLessThanOrEqual(mostRows + 500);
    expect(store.rows.at(-1)?.seq).toBe(12_000);
  });

  test('long payloads are cut, and the oldest go when there are too many', () => {
    const store = new RowStore();
    const long = 'x'.repeat(200_000);
    const { payload } = message(0, long);
    for (let seq = 1; seq <= 400; seq += 1) store.see(message(seq, '', { payload }));
    expect(store.rows.length).toBeLessThan(260);
    expect(store.rows.at(-1)).toMatchObject({ seq: 400, bytes: 200_002 });
    expect(store.rows.at(-1)?.payload).toHaveLength(65_536);
  });
});
