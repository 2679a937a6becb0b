import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Reported } from './reported.ts';

const report = (data: Record<string, unknown>, time = 0, serviceId = 'Lamp') => ({ serviceId, data, time });

describe('the latest values of a device', () => {
  test('are those of its last reports, an older one adds only what was not known', () => {
    const shadow = new Reported(1_000_000);
    shadow.report(report({ level: 1, on: true }, 10));
    shadow.report(report({ level: 2 }, 20));
    shadow.report(report({ level: 0, colour: 'red' }, 5));
    expect(shadow.of('Lamp')).toEqual({ data: { level: 2, on: true, colour: 'red' }, time: 20 });
  });

  test('are like those of one object into which each report is spread, whatever is reported', () => {
    const anyReport = fc.tuple(
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.nat()),
      fc.nat({ max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(anyReport, { minLength: 1 }), (reports) => {
        const shadow = new Reported(1_000_000);
        let data: Record<string, unknown> = {};
        let last = -1;
        for (const [members, time] of reports) {
          shadow.report(report(members, time));
          data = time >= last ? { ...data, ...members } : { ...members, ...data };
          last = Math.max(last, time);
        }
        expect(shadow.of('Lamp')).toEqual({ data, time: last });
      }),
    );
  });

  test('of too many properties the ones go that were reported longest ago', () => {
    const shadow = new Reported(10_000);
    for (let n = 0; n < 1000; n += 1) shadow.report(report({ level: n, [`p${n}`]: n }));
    const { data = {} } = shadow.of('Lamp') ?? {};
    expect(data).toMatchObject({ level: 999, p999: 999, p998: 998 });
    expect(data).not.toHaveProperty('p0');
    expect(shadow.bytes).toBeLessThanOrEqual(10_000);
  });

  test('of too many services the oldest go, also those that have no property', () => {
    const shadow = new Reported(10_000);
    for (let n = 0; n < 500; n += 1) {
      shadow.report(report({ level: n }, 0, `full ${n}`));
      shadow.report(report({}, 0, `empty ${n}`));
    }
    expect(shadow.bytes).toBeLessThanOrEqual(10_000);
    expect(shadow.of('empty 499')).toEqual({ data: {}, time: 0 });
    expect(shadow.of('full 0')).toBeUndefined();
  });

  test('a report costs the same, however many properties are known already', () => {
    const shadow = new Reported(Number.POSITIVE_INFINITY);
    const costOf = (first: number) => {
      const began = process.cpuUsage();
      for (let n = first; n < first + 200; n += 1) {
        shadow.report(report(Object.fromEntries(Array.from({ length: 50 }, (_, m) => [`p${n}-${m}`, m]))));
      }
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    costOf(0);
    const few = costOf(200);
    for (let n = 400; n < 4000; n += 200) costOf(n);
    // Copying 200,000 properties for each report took a hundred times as long.
    expect(costOf(4000)).toBeLessThan(10 * few + 20_000);
  });
});
