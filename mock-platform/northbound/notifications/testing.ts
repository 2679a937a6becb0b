import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Notification {
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at it as it came.
  readonly body: any;
  readonly headers: IncomingMessage['headers'];
}

/** Answers one notification; `nothing` leaves the connection open without a word. */
type Answer = number | 'nothing' | ((response: ServerResponse) => void);

/** For tests: the callback of an application, which keeps what it gets and answers as told. */
export class CallbackServer {
  readonly received: Notification[] = [];
  /** For the next notifications, in order; then `answer`. */
  readonly answers: Answer[] = [];
  answer: Answer = 200;
  readonly #server: Server;
  readonly #secure: boolean;
  readonly #waiting = new Set<() => void>();

  private constructor(server: Server, secure: boolean) {
    this.#server = server;
    this.#secure = secure;
    // A sender that goes away in the middle has sent nothing.
    server.on('request', (request, response) => void this.#take(request, response).catch(() => {}));
  }

  static async open(certificate?: { key: string; cert: string }, port = 0): Promise<CallbackServer> {
    const server = certificate ? createSecureServer(certificate) : createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new CallbackServer(server, certificate !== undefined);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.#secure ? 'https' : 'http'}://127.0.0.1:${this.port}/callback`;
  }

  /** Resolves when this many have come, with all of them. */
  async count(least: number): Promise<Notification[]> {
    while (this.received.length < least) await new Promise<void>((resolve) => this.#waiting.add(resolve));
    return this.received;
  }

  /** Resolves with the first that is of this type and satisfies `wanted`. */
  async find(notifyType: string, wanted: (body: Notification['body']) => boolean = () => true): Promise<Notification> {
    for (let n = 0; ; n += 1) {
      await this.count(n + 1);
      const notification = this.received[n] as Notification;
      if (notification.body.notifyType === notifyType && wanted(notification.body)) return notification;
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const text = Buffer.concat(pieces).toString('utf8');
    const answer = this.answers.shift() ?? this.answer;
    if (typeof answer === 'function') answer(response);
    else if (answer !== 'nothing') response.writeHead(answer).end();
    this.received.push({ text, body: JSON.parse(text), headers: request.headers });
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
