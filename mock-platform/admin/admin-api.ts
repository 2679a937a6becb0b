import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Fetch } from '../http/answer-with.ts';
import { InputError } from '../http/input-error.ts';
import { mount, respond } from '../http/operation.ts';
import { serveDocument } from '../http/serve-document.ts';
import { PlatformError } from '../platform-error.ts';
import { AdminError } from './admin-error.ts';
import { deviceOperations } from './device-operations.ts';
import { adminHeader, requireAdminHeader, requireLoopback } from './guard.ts';
import { messageOperations } from './message-operations.ts';
import type { AdminCaller, AdminParts } from './operation.ts';
import { overviewOperations } from './overview-operations.ts';
import { requestOperations } from './request-operations.ts';
import { stateOperations } from './state-operations.ts';

export interface AdminOptions extends AdminParts {
  /** Let everybody in, not only this machine. */
  readonly remote: boolean;
}

const operations = [
  ...[...stateOperations, ...overviewOperations, ...deviceOperations],
  ...[...requestOperations, ...messageOperations],
];

const problem = z.object({ error: z.string().describe('What is wrong, and what to do.') }).meta({ id: 'Problem' });

const problems = {
  400: { description: 'What was sent cannot be taken.', schema: problem },
  403: { description: `The caller is not on this machine, or lacks the header ${adminHeader}.`, schema: problem },
  404: { description: 'There is no such device, or port.', schema: problem },
  409: { description: 'It cannot be done as things are.', schema: problem },
  500: { description: 'A mistake of the platform.', schema: problem },
};

/** What tests and tools use to look into a running platform, and to change it. */
export function adminApi({
  remote,
  ...parts
}: AdminOptions): (request: Request, env: object) => Response | Promise<Response> {
  const app = new OpenAPIHono();
  app.use(async (context, next) => {
    try {
      if (!remote) requireLoopback(context.req.raw, context.env ?? {});
      requireAdminHeader(context);
    } catch (error) {
      return respond(replyTo(error));
    }
    await next();
    return undefined;
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'adminHeader', {
    ...{ type: 'apiKey', in: 'header', name: adminHeader },
  });
  serveDocument(app, {
    title: 'The admin API',
    description:
      'For tests and tools that look into a running platform, or change it. What changes something needs the header ' +
      `${adminHeader} with any value: curl -X POST -H '${adminHeader}: yes' http://127.0.0.1:8080/__admin/reset`,
    prefix: '/__admin',
  });
  for (const operation of operations) {
    const replies = { ...problems, ...operation.replies };
    const security = operation.method === 'get' ? {} : { security: ['adminHeader'] };
    mount<AdminCaller, object>(
      app,
      { ...operation, ...security, replies },
      {
        enter: ({ req }) => ({ ...parts, ended: req.raw.signal, ...lastEventIdOf(req.header('last-event-id')) }),
        fail: replyTo,
      },
    );
  }
  const { page: loadPage } = parts.beside;
  let page: Promise<Fetch> | undefined;
  app.notFound(async ({ req, env }) => {
    if (loadPage && !req.path.startsWith('/__admin')) {
      page ??= loadPage();
      return (await page)(req.raw, env ?? {});
    }
    const error = `There is no ${req.method} ${req.path} in the admin API: /__admin/docs lists what there is.`;
    return respond({ status: 404, body: { error } });
  });
  return (request, env) => app.fetch(request, env);
}

function lastEventIdOf(header = ''): { readonly lastEventId?: number } {
  return /^\d{1,15}$/.test(header) ? { lastEventId: Number(header) } : {};
}

function replyTo(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const status =
    error instanceof AdminError
      ? error.status
      : error instanceof InputError
        ? 400
        : error instanceof PlatformError
          ? 409
          : 500;
  return { status, body: { error: message } };
}
