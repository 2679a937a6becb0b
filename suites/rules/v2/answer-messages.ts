import { keylessAnswer } from '../../../mock-platform/generations/v2/keyless-answer.ts';
import type { Entry, Handlers } from '../rule.ts';

type Received = Entry<'message-received'>;

/** With what a device answered its requests, also where that came on a topic that lacks the request id, and was taken for an answer. */
export class AnswerMessages {
  /** The latest of each connection. */
  readonly #latest = new Map<number, Received>();
  /** The latest without a request id since something was asked, by device: it may be taken a little later, behind other messages. */
  readonly #keyless = new Map<string, Received>();

  readonly handlers: Handlers = {
    'command-sent': ({ deviceId }) => void this.#keyless.delete(deviceId),
    published: (entry) => {
      const message = keylessAnswer(entry);
      if (message) this.#keyless.set(entry.deviceId, { ...entry, ...message, type: 'message-received' });
    },
    'message-received': (entry) => void this.#latest.set(entry.connection, entry),
    'connection-closed': ({ connection }) => void this.#latest.delete(connection),
  };

  /** Of the answer that was just told. */
  of({ connection, deviceId, otherwise }: Entry<'command-answered'>): Received | undefined {
    return (otherwise && this.#keyless.get(deviceId)) || this.#latest.get(connection);
  }

  /** Did it come without a request id? */
  isKeyless(answer: Entry<'command-answered'>): boolean {
    return answer.otherwise !== undefined && this.#keyless.has(answer.deviceId);
  }
}
