import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, formatLine, headerLine, parseLine } from './state-line.ts';

const text = fc.string({ unit: 'binary' });
const put = fc.tuple(fc.constant('put' as const), text, text, fc.jsonValue({ maxDepth: 2 }));
const changes = fc.array(fc.oneof(put, fc.tuple(fc.constant('delete' as const), text, text)), { minLength: 1 });

test('what is written as a line reads back the same, and is one line', () => {
  fc.assert(
    fc.property(changes, (some) => {
      const line = formatLine(some as Change[]);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(parseLine(line.trimEnd())).toEqual(JSON.parse(JSON.stringify(some)));
    }),
  );
});

test('a line with any one bit changed, or cut anywhere, does not pass its checksum', () => {
  const line = Buffer.from(
    formatLine([['put', 'device', 'lamp_1', { name: 'Lampe für Süd', secret: '0011' }]]).trimEnd(),
  );
  const place = fc.nat({ max: line.length - 1 });
  fc.assert(
    fc.property(place, fc.nat({ max: 7 }), (at, bit) => {
      const changed = Buffer.from(line);
      changed[at] = (changed[at] as number) ^ (1 << bit);
      expect(parseLine(changed.toString('utf8'))).toBeUndefined();
      expect(parseLine(line.toString('utf8', 0, at))).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('every line is JSON', () => {
  expect(JSON.parse(headerLine)).toEqual({
    format: 'huawei-iot-conformance state',
    version: 1,
    crc: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
  expect(JSON.parse(formatLine([['delete', 'device', 'lamp_1']]))).toMatchObject({
    changes: [['delete', 'device', 'lamp_1']],
  });
});
