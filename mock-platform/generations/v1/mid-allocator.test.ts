import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MidAllocator } from './mid-allocator.ts';

test('mids come in order and wrap from 65535 to 1', () => {
  const mids = new MidAllocator(65_534);
  expect([mids.allocate(), mids.allocate(), mids.allocate()]).toEqual(['65534', '65535', '1']);
});

test('a mid in use is never handed out, whatever was claimed and released before', () => {
  const steps = fc.array(
    fc.oneof(
      fc.constant({ step: 'allocate' as const }),
      fc.record({ step: fc.constant('claim' as const), mid: fc.integer({ min: 65_530, max: 65_535 }).map(String) }),
      fc.record({ step: fc.constant('release' as const), index: fc.nat(20) }),
    ),
  );
  fc.assert(
    fc.property(steps, (todo) => {
      const mids = new MidAllocator(65_530);
      const inUse: string[] = [];
      for (const action of todo) {
        if (action.step === 'release') {
          const [mid] = inUse.splice(action.index % (inUse.length || 1), 1);
          if (mid !== undefined) mids.release(mid);
        } else if (action.step === 'allocate') {
          const mid = mids.allocate();
          expect(inUse).not.toContain(mid);
          inUse.push(mid);
        } else if (!inUse.includes(action.mid)) {
          inUse.push(mids.claim(action.mid));
        }
      }
    }),
  );
});

test('a mid that waits for an answer cannot be claimed again', () => {
  const mids = new MidAllocator();
  mids.claim('7');
  expect(() => mids.claim('7')).toThrow('mid 7 still waits for an answer: take another one, or wait for that command.');
  expect(() => mids.claim('65536')).toThrow('mid 65536 is out of range: a mid is a whole number from 1 to 65535.');
});

test('when all 65535 are in use, the next one is refused with a reason', () => {
  const mids = new MidAllocator();
  for (let n = 0; n < 65_535; n++) mids.allocate();
  expect(() => mids.allocate()).toThrow('All 65535 mids of the device wait for answers');
});
