import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandBounds } from './command-bounds.ts';
import { type SentCommand, SentCommands } from './sent-commands.ts';

test('of keys that come again, and of devices that are deleted, just the latest thousand of each are there', () => {
  const step = fc.record({
    deviceId: fc.constantFrom('lamp', 'chair'),
    keys: fc.nat({ max: 1500 }),
    from: fc.nat({ max: 400 }),
    forget: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const commands = new SentCommands();
      const expected = new Map<string, SentCommand[]>();
      for (const { deviceId, keys, from, forget } of steps) {
        let latest = expected.get(deviceId) ?? [];
        if (forget) {
          commands.forget(deviceId);
          latest = [];
        }
        for (let key = from; key < from + keys; key += 1) {
          const sent = { deviceId, key: String(key), connection: 1, topic: 't', payload: new Uint8Array(1) };
          commands.add(sent);
          latest = [...latest.filter((one) => one.key !== sent.key), sent].slice(-commandBounds.sentOfDevice);
        }
        expected.set(deviceId, latest);
      }
      for (const [deviceId, latest] of expected) {
        const there = Array.from({ length: 2000 }, (_, key) => commands.get(deviceId, String(key))).filter(Boolean);
        expect(new Set(there)).toEqual(new Set(latest));
      }
    }),
    { numRuns: 10 },
  );
});
