import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { answerTo } from './refuse-request.ts';

export type Fetch = (request: Request, env: object) => Response | Promise<Response>;

/** Answers requests to a server of Node with what `fetch` makes of them. What it throws is refused in the form of all refusals. */
export function answerWith(fetch: Fetch): RequestListener {
  return getRequestListener(fetch, { overrideGlobalObjects: false, errorHandler: answerTo });
}
