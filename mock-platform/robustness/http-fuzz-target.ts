import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { adminHeader } from '../admin/guard.ts';
import { openNorthbound } from '../generations/v1/northbound/open-northbound.ts';
import { lampModel } from '../generations/v1/testing.ts';
import { ResponseCheck } from '../http/response-check.ts';
import { MockPlatform } from '../mock-platform.ts';
import type { Northbound } from '../northbound/open-side.ts';
import { type FuzzRequest, fuzzApplication, fuzzRequest, tokenMark } from './fuzz-request.ts';
import { fuzzDevices, fuzzProduct } from './fuzz-session.ts';
import { readAnswers } from './read-answers.ts';

/** So many seconds after the caller has closed its side a connection may last. */
const stuckSeconds = 30;
/** The code of an access token that is not, or no longer, the application's. */
const badToken = '1010005';

/** A platform with its HTTP side, for fuzzing, on a real port. */
export class HttpFuzzTarget {
  /** Answers by status and code, and callers that got none. */
  readonly counts = new Map<string, number>();
  readonly #platform: MockPlatform;
  readonly #northbound: Northbound;
  readonly #check: ResponseCheck;
  #accessToken = '';
  #renewal: Promise<void> | undefined;

  private constructor(platform: MockPlatform, northbound: Northbound, document: object) {
    this.#platform = platform;
    this.#northbound = northbound;
    this.#check = new ResponseCheck(document);
  }

  static async start(): Promise<HttpFuzzTarget> {
    const platform = await MockPlatform.start<never>({
      ports: {},
      keyType: 'ecdsa',
      products: [{ productId: fuzzProduct, model: lampModel }],
      devices: fuzzDevices,
      journalLimit: 1000,
    });
    const applications = [fuzzApplication];
    const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications, throttle: false });
    const document = (await (await fetch(`${northbound.url}/openapi.json`)).json()) as object;
    return new HttpFuzzTarget(platform, northbound, document);
  }

  /** Sends the request of a seed. @throws Error that says what is wrong with the answers, or that they never end */
  async play(seed: number): Promise<void> {
    try {
      await this.#send(fuzzRequest(seed));
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new Error(`Seed ${seed}: ${what} Play it again: npm run fuzz:http -- --replay ${seed}`, { cause: error });
    }
  }

  /** Goes back to the devices of the start, without data and subscriptions, and logs in again. */
  async reset(): Promise<void> {
    const { url } = this.#northbound;
    const { status } = await fetch(`${url}/__admin/reset`, { method: 'POST', headers: { [adminHeader]: 'yes' } });
    if (status >= 300) throw new Error(`The reset was answered with ${status}.`);
    await this.#login();
  }

  async stop(): Promise<void> {
    await this.#northbound.close();
    await this.#platform.stop();
  }

  async #login(): Promise<void> {
    const body = new URLSearchParams(fuzzApplication);
    const answer = await fetch(`${this.#northbound.url}/iocm/app/sec/v1.1.0/login`, { method: 'POST', body });
    this.#accessToken = ((await answer.json()) as { accessToken: string }).accessToken;
  }

  /** A request may happen to log the application in or out; the others are to come further than the door all the same. */
  async #renewToken(): Promise<void> {
    this.#renewal ??= this.#login().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  async #send({ pieces, leaves, whole }: FuzzRequest): Promise<void> {
    const socket = connect({ port: this.#northbound.ports.http ?? 0, host: '127.0.0.1', noDelay: true });
    const accessToken = this.#accessToken;
    const heard: Buffer[] = [];
    let failure: Error | undefined;
    socket.on('data', (chunk) => heard.push(chunk));
    socket.on('error', (error) => {
      failure = error;
    });
    await once(socket, 'connect');
    for (const piece of pieces) {
      if (!socket.writable) break;
      socket.write(withToken(piece, accessToken));
      await nextTurn();
    }
    if (leaves === 'reset') socket.resetAndDestroy();
    // Whoever has asked properly waits for the answer: a server need not give it to those who seem to be gone.
    else if (socket.writable && !whole) socket.end();
    if (!socket.closed) await untilClosed(() => once(socket, 'close'));
    // Whoever resets may have got any part of an answer; so may one whose request was refused while it still wrote.
    if (leaves === 'reset' || failure) return this.#count('cut off');
    const answers = readAnswers(Buffer.concat(heard));
    if (answers.length === 0) this.#count('no answer');
    for (const { status, body } of answers) {
      const code = (body as { error_code?: string } | undefined)?.error_code;
      this.#count(code === undefined ? String(status) : `${status} ${code}`);
      if (code === badToken && accessToken === this.#accessToken) await this.#renewToken();
    }
    const [answer] = answers;
    if (whole && !answer) throw new Error(`${whole.method} ${whole.path} was not answered.`);
    const complaints =
      whole && answer && !isNotFound(answer.body) ? this.#check.complaints(whole.method, whole.path, answer) : [];
    if (complaints.length > 0) throw new Error(`Not as documented: ${complaints.join('; ')}.`);
  }

  #count(outcome: string): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }
}

function withToken(piece: Uint8Array, accessToken: string): Uint8Array {
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  const at = bytes.indexOf(tokenMark);
  if (at === -1) return bytes;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(accessToken), bytes.subarray(at + tokenMark.length)]);
}

/** A path of which a part is empty is none of the document's. */
function isNotFound(body: unknown): boolean {
  return (body as { error_code?: unknown } | undefined)?.error_code === '404';
}

/** Counted in seconds one by one: a process that does not get to run is not stuck. */
async function untilClosed(closing: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise((_, reject) => {
    let seconds = 0;
    timer = setInterval(() => {
      seconds += 1;
      if (seconds === stuckSeconds)
        reject(new Error(`The connection is still open ${seconds} s after the caller left.`));
    }, 1000);
  });
  try {
    await Promise.race([closing(), stuck]);
  } finally {
    clearInterval(timer);
  }
}
