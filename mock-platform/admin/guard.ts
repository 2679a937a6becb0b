import type { Context } from 'hono';
import { quote } from '../protocol/quote.ts';
import { AdminError } from './admin-error.ts';

interface Connection {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets in who calls from this machine: by the address of the connection, and by the names in the request, which a page in
 * a web page cannot choose.
 * @throws AdminError 403
 */
export function requireLoopback({ headers }: Request, env: object): void {
  const address = (env as Connection).incoming?.socket?.remoteAddress ?? '';
  if (!/^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)) {
    throw new AdminError(403, `The admin API is for this machine only, and ${quote(address)} is another one.`);
  }
  for (const [header, name] of [
    ['Host', hostOf(`http://${headers.get('host') ?? 'localhost'}`)],
    ['Origin', hostOf(headers.get('origin') ?? 'http://localhost')],
  ] as const) {
    if (name === undefined || !loopbackNames.has(name)) {
      throw new AdminError(403, `The admin API is for this machine only, and the header ${header} names another one.`);
    }
  }
}

/** Asked of calls that change something. */
export const adminHeader = 'X-Mock-Admin';

/**
 * Lets in who calls on purpose: with a header that a notification, a form, or a page of another origin cannot send.
 * @throws AdminError 403
 */
export function requireAdminHeader({ req }: Context): void {
  if (req.method === 'GET' || req.method === 'HEAD' || req.header(adminHeader)) return;
  throw new AdminError(
    403,
    `${req.method} ${req.path} changes the platform, and the header ${adminHeader} is missing: send it with any value, such as curl -H '${adminHeader}: yes'.`,
  );
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
