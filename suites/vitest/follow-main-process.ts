import { endings } from '../run/first-signal.ts';

/**
 * Lets this worker end when the main process says so, or is gone. Signals that a terminal, or a program that ends a whole group, gives
 * to a worker that is a process of its own are left to the main process. The returned function ends that.
 */
export function followMainProcess(): () => void {
  const signals = Object.keys(endings);
  for (const signal of signals) process.on(signal, ignore);
  process.on('disconnect', endAtOnce);
  return () => {
    for (const signal of signals) process.off(signal, ignore);
    process.off('disconnect', endAtOnce);
  };
}

function ignore(): void {}

/** Nobody would hear of the verdicts. What devices and folders there are end with this process. */
function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}
