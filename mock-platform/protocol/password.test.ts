import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../fixtures/credentials/vectors.json' with { type: 'json' };
import { computePassword, passwordMatches } from './password.ts';

describe('the password', () => {
  test.each(vectors.valid)('$name: $note', ({ secret, timestamp, password }) => {
    expect(computePassword({ secret, timestamp })).toBe(password);
    expect(passwordMatches(Buffer.from(password), { secret, timestamp })).toBe(true);
  });

  test.each(vectors.invalid)('$name: $note', ({ secret, timestamp, password }) => {
    expect(computePassword({ secret, timestamp })).not.toBe(password);
    expect(passwordMatches(Buffer.from(password), { secret, timestamp })).toBe(false);
  });

  test('upper-case digits pass only when that is asked for', () => {
    const input = { secret: '12345678', timestamp: '2025041401' };
    const shouted = Buffer.from(computePassword(input).toUpperCase());
    expect(passwordMatches(shouted, input)).toBe(false);
    expect(passwordMatches(shouted, input, 'any')).toBe(true);
  });

  test('a password of another length or content does not match', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('lower' as const, 'any' as const),
        (password, letters) => {
          expect(passwordMatches(password, { secret: '12345678', timestamp: '2025041401' }, letters)).toBe(false);
        },
      ),
    );
  });
});
