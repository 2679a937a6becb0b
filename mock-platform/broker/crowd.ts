import { Budget } from '../budget.ts';
import { brokerBounds } from '../listeners/broker-bounds.ts';
import { WaitingRoom } from '../listeners/waiting-room.ts';
import type { Tap } from '../wire/tap.ts';
import type { Kept } from '../wire/tap-options.ts';

/** What all connections together make the platform keep. Where it is too much, one of them has to go. */
export class Crowd {
  /** Those who have not logged in. */
  readonly #strangers = new WaitingRoom<Tap>(brokerBounds.strangers, (tap) =>
    tap.abandon(
      `${brokerBounds.strangers} later connections have not logged in either: the one that waited the longest goes`,
    ),
  );
  readonly #budgets = {
    strangers: new Budget<Tap>(brokerBounds.strangersUnfinished, tooMuch('of unfinished packets, before the log-in')),
    unfinished: new Budget<Tap>(brokerBounds.unfinished, tooMuch('of unfinished packets')),
    unread: new Budget<Tap>(brokerBounds.unread, tooMuch('of what devices do not read')),
  };

  enter(tap: Tap): void {
    this.#strangers.enter(tap);
  }

  /** It has logged in: what it keeps counts with that of the other devices. */
  letIn(tap: Tap): void {
    this.#strangers.leave(tap);
    this.#budgets.strangers.hold(tap, 0);
  }

  leave(tap: Tap): void {
    this.#strangers.leave(tap);
  }

  /** From now on a connection makes the platform keep so many bytes. */
  hold(tap: Tap, what: Kept, bytes: number, isLoggedIn: boolean): void {
    const budget = what === 'unread' || isLoggedIn ? what : 'strangers';
    this.#budgets[budget].hold(tap, bytes);
  }

  /** Its socket is gone, and with it all that it made the platform keep. */
  forget(tap: Tap): void {
    for (const budget of Object.values(this.#budgets)) budget.hold(tap, 0);
  }
}

/** How a connection gives way whose share of a budget is the largest. */
function tooMuch(what: string): (tap: Tap, bytes: number) => void {
  return (tap, bytes) =>
    tap.abandon(`the platform does not keep more ${what}, and this connection has the most: ${bytes} bytes`);
}
