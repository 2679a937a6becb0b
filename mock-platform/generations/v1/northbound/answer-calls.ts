import type { RequestListener } from 'node:http';
import { answerWith, type Fetch } from '../../../http/answer-with.ts';
import { calls } from './calls/index.ts';
import { mountCalls } from './mount-calls.ts';
import type { Services } from './services.ts';

/** Answers every call: those under `/__admin` with `admin`, where that is offered. */
export function answerCalls(services: Services, admin: Fetch | undefined): RequestListener {
  const app = mountCalls(calls, services);
  return answerWith((request, env) =>
    admin && /^\/__admin(?:\/|$)/.test(new URL(request.url).pathname) ? admin(request, env) : app.fetch(request, env),
  );
}
