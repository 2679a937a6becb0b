import { setMaxListeners } from 'node:events';

/** Aborted as soon as one of the signals is. Many may listen to it: everything that is played side by side does. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const any = AbortSignal.any(signals.filter((signal) => signal !== undefined));
  setMaxListeners(0, any);
  return any;
}
