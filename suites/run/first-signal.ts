import process from 'node:process';

/** Resolves with the first of these signals. A second one ends the process at once, as it does by default. */
export function firstSignal(signals: readonly NodeJS.Signals[]): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const heard = (signal: NodeJS.Signals) => {
      for (const other of signals) process.off(other, heard);
      resolve(signal);
    };
    for (const signal of signals) process.on(signal, heard);
  });
}
