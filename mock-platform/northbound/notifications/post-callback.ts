import { type ClientRequest, request as requestHttp } from 'node:http';
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
}

/** An answer's body says nothing: more than this of it is not taken. */
const longestAnswer = 64 * 1024;

/**
 * POSTs a notification on a separate connection. Only 200 counts: redirects are not followed. The certificate of an https
 * callback is not looked at, since those under development have none that anybody knows.
 */
export function postCallback(
  url: string,
  body: string,
  { timeoutMs, clock, cancel, guard }: PostOptions,
): Promise<Attempt> {
  const target = new URL(url);
  const complaint = guard.complaintAbout(target);
  if (complaint !== undefined) return Promise.resolve({ ok: false, reason: complaint });
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    // No connection is kept: one that the other side closes at the moment of its second use would look like a failure.
    const options = { method: 'POST', headers, agent: false as const, lookup: guard.lookupFor(target) };
    const outgoing: ClientRequest =
      target.protocol === 'https:'
        ? requestHttps(target, { ...options, rejectUnauthorized: false })
        : requestHttp(target, options);
    const settle = (attempt: Attempt) => {
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
      if (!cancel.aborted) settle({ ok: false, reason: message });
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
