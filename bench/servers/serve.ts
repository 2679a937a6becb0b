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
  /** Sends commands to the devices of these numbers, one after the other. Answered with the milliseconds that each took. */
  | { readonly do: 'send-commands'; readonly to: readonly number[] }
  /** Only the mock: stops. Answered with `Closings`. */
  | { readonly do: 'stop' };

/** What a journal tells of the end of a platform. */
export interface Closings {
  /** Connections that were closed because the platform stops, each told once. */
  readonly once: number;
  /** Closings that were told again, or that had another reason. */
  readonly other: number;
}

export interface Serving {
  readonly sendCommand: (device: number) => Promise<void>;
  readonly stop?: () => Promise<Closings>;
}

/** Says that the server is ready, and answers requests from then on. */
export function serve(ports: object, { sendCommand, stop }: Serving): void {
  process.on('message', async (request: ServerRequest) => {
    if (request.do === 'collect-garbage') {
      (globalThis as { gc?: () => void }).gc?.();
      tell({ heapUsed: process.memoryUsage().heapUsed });
      return;
    }
    if (request.do === 'stop') {
      tell(await stop?.());
      return;
    }
    const took: number[] = [];
    for (const device of request.to) {
      const began = performance.now();
      await sendCommand(device);
      took.push(performance.now() - began);
    }
    tell(took);
  });
  // The end of the benchmark, or its crash.
  process.once('disconnect', () => process.exit());
  tell(ports);
}
