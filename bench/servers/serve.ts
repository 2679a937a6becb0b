/** The job that the parent process gave to this script. */
export function job<Job>(): Job {
  return JSON.parse(process.argv[2] ?? '{}') as Job;
}

export function tell(message: unknown): void {
  process.send?.(message);
}

export interface ServerJob {
  readonly devices: number;
  readonly journalLimit: number;
  readonly certificate: { readonly key: string; readonly cert: string };
}

export type ServerRequest =
  | { readonly do: 'collect-garbage' }
  /** Sends so many commands to device 0, one after the other. Answered with the milliseconds that each took. */
  | { readonly do: 'send-commands'; readonly count: number };

/** Says that the server is ready, and answers requests from then on. */
export function serve(ports: object, sendCommand: () => Promise<void>): void {
  process.on('message', async (request: ServerRequest) => {
    if (request.do === 'collect-garbage') {
      (globalThis as { gc?: () => void }).gc?.();
      tell({ heapUsed: process.memoryUsage().heapUsed });
      return;
    }
    const took: number[] = [];
    for (let sent = 0; sent < request.count; sent += 1) {
      const began = performance.now();
      await sendCommand();
      took.push(performance.now() - began);
    }
    tell(took);
  });
  // The end of the benchmark, or its crash.
  process.once('disconnect', () => process.exit());
  tell(ports);
}
