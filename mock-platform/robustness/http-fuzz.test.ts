import { expect, test } from 'vitest';
import { fuzzRequest } from './fuzz-request.ts';
import { HttpFuzzTarget } from './http-fuzz-target.ts';

// The short form of `npm run fuzz:http`. Seeds differ from run to run; the message of a failure names its own.

const first = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

test('mutated and malformed requests are answered as documented, or not at all, and leave no connection behind', async () => {
  const target = await HttpFuzzTarget.start();
  await target.reset();
  for (let seed = first; seed < first + 500; seed += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => target.play(seed + index)));
  }
  // Some of them were as they should be: the others did not stop at the door.
  for (const status of ['200', '400 400', '400 50400', '404 100403'])
    expect(target.counts.get(status), status).toBeGreaterThan(0);
  await target.reset();
  await target.stop();
});

test('a seed always stands for the same request', () => {
  for (let seed = first; seed < first + 50; seed += 1) expect(fuzzRequest(seed)).toEqual(fuzzRequest(seed));
});
