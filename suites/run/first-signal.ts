import process from 'node:process';

/** What ends a run before its time: the terminal's Ctrl-C, a process manager, a terminal that is closed. */
export const endings = { SIGINT: 'by Ctrl-C', SIGTERM: 'by SIGTERM', SIGHUP: 'by SIGHUP' } as const;

/** npm and npx pass on the Ctrl-C that the terminal has given to everybody already: so long it is the same one, ms. */
const echoMs = 1000;

/**
 * Resolves with the first of these signals. A second one ends the process at once, as it does by default.
 *
 * @param until when to listen no more
 * @param over called when nothing listens here any more
 */
export function firstSignal<S extends NodeJS.Signals>(
  signals: readonly S[],
  until?: AbortSignal,
  over: () => void = () => {},
): Promise<S> {
  return new Promise((resolve) => {
    let echo: NodeJS.Timeout | undefined;
    const heard = (signal: NodeJS.Signals) => {
      echo ??= setTimeout(leave, echoMs).unref();
      resolve(signal as S);
    };
    const leave = () => {
      until?.removeEventListener('abort', leave);
      clearTimeout(echo);
      for (const signal of signals) process.off(signal, heard);
      over();
    };
    until?.addEventListener('abort', leave);
    for (const signal of signals) process.on(signal, heard);
  });
}
