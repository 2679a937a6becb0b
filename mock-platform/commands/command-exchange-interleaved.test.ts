import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandOutcome } from './command-outcome.ts';
import { answer, command, desk } from './exchange-testing.ts';

const device = fc.constantFrom('lamp', 'chair');
/** Few mids, so that they are used again; most of the time one that waits. */
const mid = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('open'), device, mid, waitMs: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer'), device, mid }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 1, max: 30 }) }) },
  fc.record({ do: fc.constant('lose'), device }),
  fc.record({ do: fc.constant('withdraw'), device, mid }),
) as fc.Arbitrary<
  | { do: 'open'; device: string; mid: number; waitMs: number }
  | { do: 'answer' | 'withdraw'; device: string; mid: number }
  | { do: 'pass'; ms: number }
  | { do: 'lose'; device: string }
>;

/** What the exchange should do, in the simplest terms: one list, searched from its end. */
class Expectation {
  readonly commands: {
    readonly device: string;
    readonly mid: number;
    readonly connection: number;
    readonly due: number;
    outcome?: CommandOutcome['outcome'];
    errcode?: unknown;
  }[] = [];
  readonly unmatched: string[] = [];

  last(device: string, mid: number) {
    return this.commands.findLast((command) => command.device === device && command.mid === mid);
  }

  waits(device: string, mid: number): boolean {
    const command = this.last(device, mid);
    return command !== undefined && command.outcome === undefined;
  }

  end(outcome: CommandOutcome['outcome'], which: (command: Expectation['commands'][number]) => boolean): void {
    for (const command of this.commands) if (!command.outcome && which(command)) command.outcome = outcome;
  }

  answer(device: string, mid: number, errcode: number): void {
    const command = this.last(device, mid);
    if (command && !command.outcome) Object.assign(command, { outcome: 'answered', errcode });
    else if (!command) this.unmatched.push('unknown');
    else if (command.outcome === 'answered') this.unmatched.push('repeated');
    else this.unmatched.push(command.outcome === 'timed-out' ? 'late' : 'connection-lost');
  }
}

test('however commands, answers, time and losses interleave, every command ends once, and with its own outcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, events, exchange } = desk();
      const expected = new Expectation();
      const outcomes: Promise<CommandOutcome>[] = [];
      const connections: Record<string, number> = { lamp: 1, chair: 2 };
      let errcode = 0;
      for (const step of steps) {
        if (step.do === 'pass') {
          clock.advance(step.ms);
          expected.end('timed-out', ({ due }) => due <= clock.monotonic());
        } else if (step.do === 'lose') {
          const lost = connections[step.device] ?? 0;
          exchange.connectionLost(step.device, lost);
          expected.end('connection-lost', ({ connection }) => connection === lost);
          connections[step.device] = lost + 2;
        } else if (step.do === 'open') {
          if (expected.waits(step.device, step.mid)) continue;
          const { device, mid, waitMs } = step;
          const connection = connections[device] ?? 0;
          exchange.keysOf(device).claim(String(mid));
          outcomes.push(exchange.open(command(mid, { deviceId: device, connection, waitMs })));
          expected.commands.push({ device, mid, connection, due: clock.monotonic() + waitMs });
        } else if (step.do === 'answer') {
          errcode += 1;
          answer(exchange, step.device, connections[step.device] ?? 0, { mid: step.mid, errcode });
          expected.answer(step.device, step.mid, errcode);
        } else {
          exchange.withdraw(step.device, String(step.mid));
          expected.end('withdrawn', ({ device, mid }) => device === step.device && mid === step.mid);
        }
      }
      exchange.withdrawAll();
      expected.end('withdrawn', () => true);

      expect(
        (await Promise.all(outcomes)).map((one) => [one.outcome, 'errcode' in one ? one.errcode : undefined]),
      ).toEqual(expected.commands.map(({ outcome, errcode }) => [outcome, errcode]));
      const endings = events.filter(({ type }) => type === 'command-answered' || type === 'command-unanswered');
      expect(endings).toHaveLength(outcomes.length);
      expect(events.flatMap((event) => (event.type === 'response-unmatched' ? [event.reason] : []))).toEqual(
        expected.unmatched,
      );
    }),
    { numRuns: 300 },
  );
});
