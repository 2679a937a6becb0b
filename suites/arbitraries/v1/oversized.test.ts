import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../../mock-platform/product-model/model.ts';
import { productModel } from '../product-models.ts';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import { oversizedCommand } from './malformed.ts';
import { isCommand, level, modelWith, readStrictly, text } from './malformed-testing.ts';

const note: Parameter = { paraName: 'note', dataType: 'string', required: true };

describe('an oversized command', () => {
  const probes = sample(oversizedCommand(modelWith(note), 1024), 1, 300);

  test('is a command above the size and up to 64 KiB', () => {
    fc.assert(
      fc.property(
        productModel().chain((model) => oversizedCommand(model, 1024)),
        ({ payload }) => {
          expect(payload.length).toBeGreaterThan(1024);
          expect(payload.length).toBeLessThanOrEqual(64 * 1024);
          expect(isCommand(readStrictly(payload), true)).toBe(true);
        },
      ),
    );
  });

  test.each([1025, 2048, 4096, 16_384, 65_536])('is of %i bytes among 300', (size) => {
    expect(probes.map(({ payload }) => payload.length)).toContain(size);
  });

  test('is padded in a string parameter or in an unknown member, and says so', () => {
    const places = probes.map(({ flaw }) => flaw.replace(/\d+/, 'N'));
    const words = (place: string) => `a command of N bytes, padded in ${place}`;
    expect(new Set(places)).toEqual(new Set([words('note'), words('an unknown member')]));
  });

  test('is padded in no parameter that the model bounds', () => {
    const bounded = sample(oversizedCommand(modelWith({ ...note, maxLength: 100 }), 1024), 1, 100);
    for (const drawn of bounded) expect(JSON.parse(text(drawn)).padding).toMatch(/^x+$/);
  });

  test('carries its mid', () => {
    for (const drawn of probes) expect(drawn.mid).toBe(JSON.parse(text(drawn)).mid);
  });

  test('shrinks towards one byte too many', () => {
    expect(simplest(oversizedCommand(modelWith(level), 1024), 1).payload.length).toBe(1025);
  });

  test('goes beyond 64 KiB only for a device that takes as much', () => {
    const [drawn] = sample(oversizedCommand(modelWith(level), 100_000), 1, 1);
    expect(drawn?.payload.length).toBe(100_001);
  });
});
