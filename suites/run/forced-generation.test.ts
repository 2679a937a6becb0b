import { expect, test } from 'vitest';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { runConformance } from './run-conformance.ts';

test.each([
  [1, 2],
  [2, 1],
] as const)(
  'a device of generation %i that is judged as one of generation %i is told so, and fails no rule',
  async (generation, other) => {
    const began = performance.now();
    const result = await runConformance({
      device: createReferenceDevice({ generation }),
      generation: other,
      capabilities: { transport: 'mqtt' },
      timeouts: { startMs: 5000 },
      runs: 'quick',
    });
    expect(result.rules.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(result.summary.verdict).toBe('could-not-run');
    const [first] = result.scenarios.filter(({ outcome }) => outcome !== 'ran');
    expect(first?.reason).toContain(
      `it speaks generation ${generation} of the interface, and is judged as a device of another one: run with --generation ${generation}`,
    );
    expect(performance.now() - began).toBeLessThan(20_000);
  },
);
