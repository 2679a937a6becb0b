import { expect, test } from 'vitest';
import { fuzzRequest } from './fuzz-request.ts';
import { HttpFuzzTarget } from './http-fuzz-target.ts';

// The short form of `npm run fuzz:http`. Seeds differ from run to run; the message of a failure names its own.

const first = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

/** Plays the 500 requests from a seed on, 20 side by side. */
async function playFrom(target: HttpFuzzTarget, seed: number): Promise<void> {
  for (let next = seed; next < seed + 500; next += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => target.play(next + index)));
}

test('mutated and malformed requests are answered as documented, or not at all, and leave no connection behind', async () => {
  const target = await HttpFuzzTarget.start();
  await target.reset();
  await playFrom(target, first);
  await target.reset();
  await target.stop();
});

// With seeds that are always the same: by chance 500 requests may delete no device, say, or always a missing one.
test('some requests are as they should be: the others do not stop at the door', async () => {
  const target = await HttpFuzzTarget.start();
  await target.reset();
  await playFrom(target, 1_556_554);
  for (const status of ['200', '400 400', '400 50400', '404 100403'])
    expect(target.counts.get(status) ?? 0, status).toBeGreaterThan(0);
  await target.stop();
});

test('a seed always stands for the same request', () => {
  for (let seed = first; seed < first + 50; seed += 1) expect(fuzzRequest(seed)).toEqual(fuzzRequest(seed));
});
