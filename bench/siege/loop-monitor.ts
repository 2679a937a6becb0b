import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the besieged process with --import: says each second on file descriptor 3 how late its event loop was.

const resolution = 10;
const histogram = monitorEventLoopDelay({ resolution });
histogram.enable();
setInterval(() => {
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  const { heapUsed, heapTotal, arrayBuffers } = process.memoryUsage();
  const p99 = late(histogram.percentile(99));
  writeSync(3, `${JSON.stringify({ p99, max: late(histogram.max), heapUsed, heapTotal, arrayBuffers })}\n`);
  histogram.reset();
}, 1000).unref();
