import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is looked at, in milliseconds. */
const everyMs = 5000;
const MiB = 1024 * 1024;
/** So much of the heap is always free: what is new lies there, and it is cleared some dozen times a second. */
const usuallyFree = 28 * MiB;
/** It is not worth the while for less than this. */
const fewBytes = 8 * MiB;
/** Of its time the event loop may be busy with this share of it: then a collection does not make others wait for long. */
const calm = 0.5;
/** Between two collections. */
const pauseMs = 30_000;
/** So many are due after a storm: one when it ends, and one when those who are gone are forgotten, too. */
const afterStorm = 2;

export interface CalmOptions {
  readonly collect?: () => void;
  /** Bytes that the heap has taken from the system, and that nothing is in. */
  readonly free?: () => number;
  /** All bytes that the heap has taken from the system. */
  readonly taken?: () => number;
  readonly utilization?: () => number;
  readonly now?: () => number;
}

/**
 * Gives back what a storm has made the heap take. V8 lets a heap that was large once stay so: after a siege of a platform it
 * held twice what was in use, for as long as nothing made it look. Much of it is garbage that V8 has not looked at, and takes for used:
 * so a storm is followed by collections also where little seems to be free. What a collection cannot give back is not tried again.
 * @returns ends it
 */
export function collectWhenCalm({
  collect = collector(),
  free = freeInHeap,
  taken = () => process.memoryUsage().heapTotal,
  utilization = utilizationMeter(),
  now = () => performance.now(),
}: CalmOptions = {}): () => void {
  let last = now();
  let most = usuallyFree;
  let least = taken();
  let due = 0;
  const timer = setInterval(() => {
    const isCalm = utilization() < calm;
    if (!isCalm) due = afterStorm;
    if (!isCalm || now() - last < pauseMs) return;
    const isLeftOfStorm = due > 0 && taken() >= least + fewBytes;
    if (free() < most && !isLeftOfStorm) return;
    last = now();
    due = Math.max(0, due - 1);
    collect();
    least = taken();
    most = Math.max(usuallyFree, free() + fewBytes);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function freeInHeap(): number {
  const { heapTotal, heapUsed } = process.memoryUsage();
  return heapTotal - heapUsed;
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
