import { HttpFuzzTarget } from '../mock-platform/robustness/http-fuzz-target.ts';
import { runFuzz } from './frame/fuzz-run.ts';

// Plays malformed and mutated HTTP requests against the application's side. Each request belongs to a seed.

const target = await HttpFuzzTarget.start();
await target.reset();
await runFuzz({
  benchmark: 'Fuzzed HTTP requests',
  what: 'requests',
  usual: 50_000,
  script: 'fuzz:http',
  concurrency: 100,
  play: (seed) => target.play(seed),
  settle: () => target.reset(),
  stop: () => target.stop(),
  how: () =>
    `of every call of the application's side, made from its schema with wrong values among the right ones; most with up to three mutations (bits, bytes, lines repeated, dropped, swapped, spliced), one of ten raw bytes. Each on its own TCP connection; one of ten ends with a reset. None crashed the platform, each connection ended, each answer was HTTP and each error had error_code and error_desc, none was the platform's own (5xx), and requests that nothing was done to were answered as the OpenAPI document says; a failure would have ended the run. Answers: ${outcomes()}. The devices and data of the requests are forgotten before the heap is measured, after garbage collection.`,
});

function outcomes(): string {
  return [...target.counts]
    .toSorted()
    .map(([outcome, count]) => `${count} × ${outcome}`)
    .join(', ');
}
