import type { Exit, RunningDevice } from './device.ts';

/**
 * The life of a device without its own process: it has ended when `stop`, called once however often it is asked
 * for, has resolved, or when `ended` resolves without having been asked for. Neither may reject.
 */
export function stoppable(stop: () => Promise<Exit>, ended?: Promise<Exit>): Pick<RunningDevice, 'exited' | 'stop'> {
  let asked = false;
  let exit: (exit: Exit | Promise<Exit>) => void = () => {};
  const exited = new Promise<Exit>((resolve) => {
    exit = resolve;
  });
  ended?.then((how) => {
    if (!asked) exit(how);
  });
  return {
    exited,
    stop() {
      if (!asked) {
        asked = true;
        exit(stop());
      }
      return exited;
    },
  };
}
