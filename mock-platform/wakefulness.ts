/** How often it is looked whether the process was held up, and how late that look must come to say so; milliseconds. */
const tickMs = 50;
const heldUpMs = 20;
/** The largest delay that a timer of Node takes; longer ones would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Time in which this process could not run, for as long as anybody waits: the machine was busy, or a computation was long.
 * Sockets were not read meanwhile, and timers that fell due fire before they are.
 */
const heldUp = { totalMs: 0, lookedAt: 0, waiting: 0, ticker: undefined as NodeJS.Timeout | undefined };

/** For how long this process could not run, ms. */
export interface HeldUp {
  readonly longestMs: number;
  readonly totalMs: number;
}

const meters = new Set<{ longestMs: number; totalMs: number }>();

function look(): void {
  const now = performance.now();
  const lateMs = now - heldUp.lookedAt - tickMs;
  heldUp.lookedAt = now;
  if (lateMs <= heldUpMs) return;
  heldUp.totalMs += lateMs;
  for (const meter of meters) {
    meter.totalMs += lateMs;
    meter.longestMs = Math.max(meter.longestMs, lateMs);
  }
}

function watch(): void {
  heldUp.waiting += 1;
  if (heldUp.ticker) return;
  heldUp.lookedAt = performance.now();
  heldUp.ticker = setInterval(look, tickMs);
  heldUp.ticker.unref();
}

function unwatch(): void {
  heldUp.waiting -= 1;
  if (heldUp.waiting > 0) return;
  clearInterval(heldUp.ticker);
  heldUp.ticker = undefined;
}

/** Measures how long this process is held up, until the returned function is called, which tells. */
export function meterHeldUp(): () => HeldUp {
  const meter = { longestMs: 0, totalMs: 0 };
  watch();
  meters.add(meter);
  return () => {
    look();
    if (meters.delete(meter)) unwatch();
    return meter;
  };
}

/**
 * Calls `callback` once after `ms` milliseconds in which this process could run; the returned function cancels. Time in
 * which it was held up is added, up to `ms` again: what came in meanwhile is read first, and came in time. Never keeps the
 * process alive.
 */
export function afterAwake(ms: number, callback: () => void): () => void {
  const began = heldUp.totalMs;
  let added = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    unwatch();
  };
  let until = 0;
  const wait = (delayMs: number) => {
    until = performance.now() + delayMs;
    timer = setTimeout(due, Math.min(Math.ceil(delayMs), longestDelayMs));
    timer.unref();
  };
  const due = () => {
    // A timer counts whole milliseconds, from when the event loop began its turn: it may fire a little early.
    const restMs = until - performance.now();
    if (restMs > 0) {
      wait(restMs);
      return;
    }
    look();
    const owed = Math.min(heldUp.totalMs - began, ms) - added;
    if (owed > 0) {
      added += owed;
      wait(owed);
      return;
    }
    stop();
    callback();
  };
  watch();
  wait(ms);
  return stop;
}
