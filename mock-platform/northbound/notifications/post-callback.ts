import { type Agent, type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Clock } from '../../clock.ts';
import type { CallbackGuard } from './callback-guard.ts';

export type Attempt = { readonly ok: true } | { readonly ok: false; readonly reason: string };

interface PostOptions {
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Ends it at any time; then it never settles. */
  readonly cancel: AbortSignal;
  readonly guard: CallbackGuard;
  /** Keeps the connection for the next one. Default: each has its own. */
  readonly agent?: Agent | undefined;
}

/** An answer's body says nothing: more than this of it is not taken. */
const longestAnswer = 64 * 1024;

/**
 * POSTs a notification. If a connection that was kept breaks, the other side may have closed it at that moment: then it is sent
 * once more on a new one. Only 200 counts: redirects are not followed. The certificate of an https
 * callback is not looked at, since those under development have none that anybody knows.
 */
export function postCallback(url: string, body: string, options: PostOptions): Promise<Attempt> {
  const { timeoutMs, clock, cancel, guard, agent } = options;
  const target = new URL(url);
  const complaint = guard.complaintAbout(target);
  if (complaint !== undefined) return Promise.resolve({ ok: false, reason: complaint });
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const settings = { method: 'POST', headers, agent: agent ?? false, lookup: guard.lookupFor(target) };
    const outgoing: ClientRequest =
      target.protocol === 'https:'
        ? requestHttps(target, { ...settings, rejectUnauthorized: false })
        : requestHttp(target, settings);
    let answered = false;
    const settle = (attempt: Attempt) => {
      answered = true;
      stopTimer();
      cancel.removeEventListener('abort', abort);
      resolve(attempt);
    };
    const abort = () => {
      stopTimer();
      outgoing.destroy();
    };
    const stopTimer = clock.after(timeoutMs, () => {
      settle({ ok: false, reason: `no answer within ${timeoutMs / 1000} s` });
      outgoing.destroy();
    });
    cancel.addEventListener('abort', abort, { once: true });
    outgoing.on('error', ({ message }) => {
      if (cancel.aborted) return;
      if (!outgoing.reusedSocket || answered) return settle({ ok: false, reason: message });
      stopTimer();
      cancel.removeEventListener('abort', abort);
      void postCallback(url, body, { ...options, agent: undefined }).then(resolve);
    });
    outgoing.on('response', (response) => {
      const { statusCode } = response;
      settle(statusCode === 200 ? { ok: true } : { ok: false, reason: `status ${statusCode} instead of 200` });
      let length = 0;
      response.on('error', () => {});
      response.on('data', (piece: Buffer) => {
        length += piece.length;
        if (length > longestAnswer) outgoing.destroy();
      });
      // What has not ended by then never will.
      const stopReading = clock.after(timeoutMs, () => outgoing.destroy());
      response.once('close', stopReading);
    });
    outgoing.end(body);
  });
}
