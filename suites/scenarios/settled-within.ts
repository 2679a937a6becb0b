import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';

/** A command that was sent, and what becomes of it. */
export interface Sent {
  readonly outcome: Promise<CommandOutcome>;
  readonly key: string;
}

/** The first of them that is answered within so long, or else the last that was settled; undefined where none was. */
export async function settledWithin(sent: readonly Sent[], ms: number): Promise<CommandOutcome | undefined> {
  const settled: CommandOutcome[] = [];
  let fault: unknown;
  let over = () => {};
  const end = new Promise<void>((resolve) => {
    over = resolve;
  });
  for (const { outcome } of sent) {
    outcome.then(
      (ended) => {
        settled.push(ended);
        if (ended.outcome === 'answered' || settled.length === sent.length) over();
      },
      (error) => {
        fault = error;
        over();
      },
    );
  }
  const timer = setTimeout(over, ms);
  await end;
  clearTimeout(timer);
  if (fault) throw fault;
  return settled.find(({ outcome }) => outcome === 'answered') ?? settled.at(-1);
}
