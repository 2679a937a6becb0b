import { FuzzTarget } from '../mock-platform/robustness/fuzz-target.ts';
import { runFuzz } from './frame/fuzz-run.ts';

// Plays malformed and mutated MQTT sessions against the whole platform. Each session belongs to a seed.

const target = await FuzzTarget.start();
await runFuzz({
  benchmark: 'Fuzzed MQTT sessions',
  what: 'sessions',
  usual: 200_000,
  script: 'fuzz',
  concurrency: 400,
  play: (seed) => target.play(seed),
  settle: () => target.settled(),
  stop: () => target.platform.stop(),
  how: () =>
    'valid ones of registered devices and of strangers with up to four mutations each (bits, bytes, lengths, packets repeated, dropped, swapped, spliced), raw bytes, and raw bytes behind a good log-in, cut into pieces. One of twenty goes over a TCP connection, half of those end with a reset; the rest over streams in memory. None crashed the platform, none was stuck, each connection was recorded as closed once; a failure would have ended the run. The heap is measured after garbage collection.',
});
