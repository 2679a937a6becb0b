import { Budget } from '../../../budget.ts';
import { weigh } from '../../../journal/weigh.ts';
import type { MessageStatus } from '../../../messages/events.ts';
import { apiBounds } from './bounds.ts';

/** A message as its application sent it, and what became of it. */
export interface BookedMessage {
  readonly messageId: string;
  /** What the application said of it: `name`, `message`, `encoding` … */
  readonly said: Readonly<Record<string, unknown>>;
  readonly state: MessageState;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly finishedAt?: number;
}

/** As applications are told. */
export interface MessageState {
  readonly status: 'PENDING' | 'DELIVERED' | 'FAILED' | 'TIMEOUT';
  readonly error_info?: { readonly error_code: string; readonly error_msg: string };
}

const offline = { error_code: 'IOTDA.014016', error_msg: 'Operation not allowed. The device is not online.' };
const notSubscribed = {
  error_code: 'IOTDA.014112',
  error_msg: 'Operation not allowed. The device has not subscribed to the topic.',
};

const states: Readonly<Record<MessageStatus['status'], MessageState>> = {
  waiting: { status: 'PENDING' },
  sent: { status: 'DELIVERED' },
  expired: { status: 'TIMEOUT', error_info: offline },
  replaced: { status: 'FAILED', error_info: offline },
  offline: { status: 'FAILED', error_info: offline },
  'not-subscribed': { status: 'FAILED', error_info: notSubscribed },
};

/** What an application is told of a message. */
export function stateOf(status: MessageStatus['status']): MessageState {
  return states[status];
}

interface Page {
  readonly messages: Map<string, BookedMessage & { readonly bytes: number }>;
  bytes: number;
}

/** Messages that applications sent, the last of each device. */
export class MessageBook {
  readonly #pages = new Map<string, Page>();
  readonly #budget: Budget<string>;

  constructor(bytes: number = apiBounds.messageBytes) {
    this.#budget = new Budget(bytes, (deviceId) => this.#pages.delete(deviceId));
  }

  /** One is about to be sent. An earlier one of the same id is forgotten. */
  add(deviceId: string, messageId: string, said: BookedMessage['said'], now: number): void {
    const page = this.#pages.get(deviceId) ?? { messages: new Map(), bytes: 0 };
    this.#pages.set(deviceId, page);
    drop(page, messageId);
    const bytes = 200 + weigh(said);
    page.messages.set(messageId, { messageId, said, bytes, state: states.waiting, createdAt: now });
    page.bytes += bytes;
    const { messagesOfDevice, messageBytesOfDevice } = apiBounds;
    for (const [oldest] of page.messages) {
      if (page.messages.size <= messagesOfDevice && page.bytes <= messageBytesOfDevice) break;
      drop(page, oldest);
    }
    this.#budget.hold(deviceId, page.bytes);
  }

  /** Something became of one. */
  follow({ deviceId, messageId, status }: MessageStatus, now: number): void {
    const page = this.#pages.get(deviceId);
    const known = page?.messages.get(messageId);
    if (!page || !known) return;
    const finished = status !== 'waiting' && { finishedAt: now };
    page.messages.set(messageId, { ...known, state: states[status], ...finished });
  }

  /** It could not be sent at all. */
  remove(deviceId: string, messageId: string): void {
    const page = this.#pages.get(deviceId);
    if (!page) return;
    drop(page, messageId);
    this.#budget.hold(deviceId, page.bytes);
  }

  get(deviceId: string, messageId: string): BookedMessage | undefined {
    return this.#pages.get(deviceId)?.messages.get(messageId);
  }

  /** Of a device, the oldest first. */
  of(deviceId: string): readonly BookedMessage[] {
    return [...(this.#pages.get(deviceId)?.messages.values() ?? [])];
  }

  forget(deviceId: string): void {
    this.#pages.delete(deviceId);
    this.#budget.hold(deviceId, 0);
  }

  clear(): void {
    for (const deviceId of [...this.#pages.keys()]) this.forget(deviceId);
  }
}

function drop(page: Page, messageId: string): void {
  page.bytes -= page.messages.get(messageId)?.bytes ?? 0;
  page.messages.delete(messageId);
}
