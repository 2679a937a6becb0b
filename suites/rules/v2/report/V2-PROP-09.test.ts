import { describe, expect, test } from 'vitest';
import { at, type Event, report, verdictOf } from '../testing.ts';
import rule from './V2-PROP-09.ts';

const third = '20260115T120003Z';

describe('the same time in several reports is right', () => {
  /** Reports of a lamp: when, with which values, and what is different of it. */
  type Said = readonly [ms: number, properties: object, some?: Parameters<typeof report>[1]];
  const said = (eventTime: string, ...all: Said[]) =>
    all.flatMap(([ms, properties, some]) => at(ms, report(properties, { eventTime, ...some })));
  const every2s = (of: (n: number) => Parameters<typeof report>[1], level = (n: number) => 40 + n) =>
    Array.from({ length: 8 }, (_, n): Said => [n * 2000, { level: level(n) }, of(n)]);
  const tellTo = (level: number): Event => ({
    type: 'report-asked',
    deviceId: 'lamp-1',
    services: [{ serviceId: 'Light', serviceData: { level } }],
  });

  test.each<[string, ...(Event | Event[])[]]>([
    [
      'for the same values',
      said(
        third,
        ...every2s(
          () => ({}),
          () => 40,
        ),
      ),
    ],
    [
      'for two values, again and again',
      said(
        third,
        ...every2s(
          () => ({}),
          (n) => 40 + (n % 2),
        ),
      ),
    ],
    ['for other properties of the moment', said(third, [0, { level: 40 }], [6000, { colour: 'red' }])],
    ['for other services', said(third, ...every2s((n) => ({ serviceId: `Light${n}` })))],
    [
      'for reports one after the other',
      said(third, ...Array.from({ length: 9 }, (_, n): Said => [n * 100, { level: n }])),
    ],
    [
      'for reports that are read late, all at once',
      said(third, [0, { level: 1 }], [6000, { level: 2 }], [6001, { level: 3 }]),
    ],
    ['for a clock without seconds', said('20260115T120000Z', ...every2s(() => ({})))],
    ['for a clock with quarters of minutes', said('20260115T120015Z', ...every2s(() => ({})))],
    ['for what is no time', said('now', ...every2s(() => ({})))],
    // Made within one second, as whole seconds are written; what was not acknowledged comes again, once the device is back.
    [
      'for reports that come again on another connection',
      said(third, ...[1, 2, 3].map((n): Said => [n * 250, { level: n }])),
      said(third, ...[1, 2, 3].map((n): Said => [8000 + n, { level: n }, { connection: 2 }])),
    ],
    [
      'for reports that come only on another connection',
      said(third, [0, { level: 1 }]),
      said(third, ...[2, 3, 4].map((n): Said => [8000 + n, { level: n }, { connection: 2 }])),
      said(third, ...[5, 6].map((n): Said => [16_000 + n, { level: n }, { connection: 3 }])),
    ],
    [
      'for reports that come again and again on the same connection',
      said(third, ...[1, 2, 3].map((n): Said => [n * 250, { level: n }])),
      ...[1, 2, 3].map((round) => said(third, ...[1, 2, 3].map((n): Said => [round * 6000 + n * 250, { level: n }]))),
    ],
    [
      'for what it was told in the same moment and that comes late',
      said(third, [0, { level: 40 }]),
      at(200, tellTo(41)),
      said(third, [8000, { level: 41 }, { connection: 2 }]),
    ],
    [
      'for what comes late after it was told something else',
      said(third, [0, { level: 40 }]),
      at(6000, tellTo(41)),
      said(third, [8000, { level: 42 }, { connection: 2 }]),
      said('20260115T120009Z', [8001, { level: 41 }, { connection: 2 }]),
    ],
  ])('%s', (_, ...events) => {
    expect(verdictOf(rule, ...events).violations).toEqual([]);
  });
});
