import type { Stamp } from '../../../mock-platform/journal/events.ts';
import type { Entry } from '../rule.ts';

type Sent = Entry<'probe-sent' | 'message-sent'>;

/** A stray that came while something was on its way out, and what was said of it. */
interface Early {
  readonly response: Entry<'response-unmatched'>;
  readonly takeBack: () => void;
}

interface Sending {
  readonly sent: Sent;
  /** Has something judged as if it had not been sent. */
  readonly without: (judge: () => void) => void;
  readonly early: Early[];
}

/** More of them tell nothing new. */
const mostEarly = 64;

/** What was handed over to be sent, and has not left yet: what the device sends before that is no answer to it. */
export class Underway {
  readonly #on = new Map<number, Sending>();

  sending(sent: Sent, without: Sending['without']): void {
    this.#on.set(sent.connection, { sent, without, early: [] });
  }

  /** Something came that was taken for an answer to this. What is taken for one to anything sent before stands. */
  came(response: Early['response'], cause: Stamp | undefined, takeBack: Early['takeBack']): void {
    const sending = this.#on.get(response.connection);
    if (!sending || sending.sent !== cause) return;
    if (sending.early.length < mostEarly) sending.early.push({ response, takeBack });
  }

  /** A packet left: what came before it, and was taken for an answer to it, is judged once more. */
  left({ connection, packet }: Entry<'packet-sent'>, judge: (response: Early['response']) => void): void {
    const sending = this.#on.get(connection);
    if (!sending || packet.type !== 'PUBLISH' || Buffer.compare(packet.payload, sending.sent.payload) !== 0) return;
    this.#on.delete(connection);
    for (const { response, takeBack } of sending.early) {
      takeBack();
      sending.without(() => judge(response));
    }
  }

  closed(connection: number): void {
    this.#on.delete(connection);
  }
}
