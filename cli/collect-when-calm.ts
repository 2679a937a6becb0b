import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is looked at, in milliseconds. */
const everyMs = 5000;
/** Below this it does not matter. */
const fewBytes = 112 * 1024 * 1024;
/** Of its time the event loop may be busy with this share of it: then a collection does not make others wait for long. */
const calm = 0.5;
/** Between two collections. */
const pauseMs = 30_000;

export interface CalmOptions {
  readonly collect?: () => void;
  /** Bytes that the heap has taken from the system. */
  readonly heapTotal?: () => number;
  readonly utilization?: () => number;
  readonly now?: () => number;
}

/**
 * Gives back what a storm has made the heap take. V8 lets a heap that was large once stay so: after a siege of a platform it
 * held twice what was in use, for as long as nothing made it look.
 * @returns ends it
 */
export function collectWhenCalm({
  collect = collector(),
  heapTotal = () => process.memoryUsage().heapTotal,
  utilization = utilizationMeter(),
  now = () => performance.now(),
}: CalmOptions = {}): () => void {
  let last = now();
  const timer = setInterval(() => {
    const isCalm = utilization() < calm;
    if (!isCalm || heapTotal() < fewBytes || now() - last < pauseMs) return;
    last = now();
    collect();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** One that moves what is in use together: else the pages between it stay with the heap. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    setFlagsFromString('--compact-on-every-full-gc');
    collect();
    setFlagsFromString('--no-compact-on-every-full-gc');
  };
}

/** The share of its time since the last call that the event loop was busy. */
function utilizationMeter(): () => number {
  let before: EventLoopUtilization = performance.eventLoopUtilization();
  return () => {
    const present = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(present, before);
    before = present;
    return utilization;
  };
}
