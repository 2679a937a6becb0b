import { expect, test } from 'vitest';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { connectLamp } from '../generations/v1/testing.ts';
import { topicsOf } from '../generations/v1/topics.ts';
import { fuzzDevices, fuzzSession } from './fuzz-session.ts';
import { FuzzTarget } from './fuzz-target.ts';

// The short form of `npm run fuzz`. Seeds differ from run to run; the message of a failure names its own.

const first = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

test('mutated and malformed sessions neither crash the platform nor leave a connection behind', async () => {
  const target = await FuzzTarget.start();
  const seeds = Array.from({ length: 400 }, (_, index) => first + index);
  await Promise.all(seeds.map((seed) => target.play(seed)));
  await target.settled();
  expect(target.platform.broker.taps).toEqual([]);

  const { deviceId, secret } = fuzzDevices[0] as (typeof fuzzDevices)[number];
  const client = await connectLamp(target.platform, generateCredentials({ deviceId, secret, time: Date.now() }));
  await client.publishAsync(topicsOf(deviceId).data.json, '{}', { qos: 1 });
  await client.endAsync();
  await target.platform.stop();
});

test('a seed always stands for the same session', () => {
  for (let seed = first; seed < first + 50; seed += 1) expect(fuzzSession(seed)).toEqual(fuzzSession(seed));
});
