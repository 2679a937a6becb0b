import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { InputError } from '../../../http/input-error.ts';
import { mount, type Operation, type ReplyDescription, respond } from '../../../http/operation.ts';
import { serveDocument } from '../../../http/serve-document.ts';
import { PlatformError } from '../../../platform-error.ts';
import { RegistryError } from '../../../registry/registry-error.ts';
import { ApiError, descriptionOf, type ErrorCode, statusOf } from './api-error.ts';
import type { Call } from './call.ts';
import { requireLogin } from './may-call.ts';
import type { Services } from './services.ts';

const errorBody = z
  .object({
    error_code: z.string().describe("A code of the interface; one that begins with MOCK is the mock's own."),
    error_msg: z.string().describe("The code's words, then what is wrong here."),
  })
  .meta({ id: 'Error' });

/** What the record of a call is made of. */
type CallEnv = { Variables: { failure?: ApiError } };

/** Errors of every call. */
const commonErrors = ['MOCK.500', 'IOTDA.000002', 'IOTDA.000006', 'IOTDA.000008'] as const;

/** Serves the calls, and records each. */
export function mountCalls(calls: readonly Call[], services: Services): OpenAPIHono<CallEnv> {
  const app = new OpenAPIHono<CallEnv>();
  const { journal, clock } = services.platform;
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'apiKey', in: 'header', name: 'X-Auth-Token' });
  serveDocument(app, {
    title: "The application's interface, v5",
    description:
      'Products, devices, requests, messages, shadows and data forwarding, as an application of the second-generation platform has them. ' +
      'Any token is taken, and any AK/SK signature in its place.',
    prefix: '/v5',
  });
  app.use(async (context, next) => {
    const began = clock.monotonic();
    await next();
    const { method, path } = context.req;
    const failure = context.get('failure');
    const { status } = context.res;
    journal.record({
      type: 'api-called',
      ...{ method, path, status },
      ...(failure && { errorCode: failure.code, error: failure.message }),
      durationMs: clock.monotonic() - began,
    });
  });
  for (const call of calls) {
    mount<undefined, CallEnv>(app, operationOf(call, services), {
      enter: ({ req }) => requireLogin(req.raw.headers) as undefined,
      fail: (error, context) => {
        const failure = failureOf(error);
        context.set('failure', failure);
        const { code, message } = failure;
        return { status: statusOf(code), body: { error_code: code, error_msg: message } };
      },
    });
  }
  app.notFound(({ req }) => {
    const error_msg = `There is no ${req.method} ${req.path} in this interface: /v5/docs lists its calls.`;
    return respond({ status: 404, body: { error_code: 'MOCK.404', error_msg } });
  });
  return app;
}

/** What the platform refuses is a mistake of the caller's: its words say which. */
function failureOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof InputError)
    return new ApiError(error.kind === 'body' ? 'IOTDA.000008' : 'IOTDA.000006', error.message);
  if (error instanceof PlatformError || error instanceof RegistryError)
    return new ApiError('IOTDA.000006', error.message);
  return new ApiError('MOCK.500', error instanceof Error ? error.message : String(error));
}

function operationOf(call: Call, services: Services): Operation<undefined> {
  const { method, path, tag, summary, description, params, query, body, run } = call;
  return {
    ...{ method, path, tag, summary, params },
    ...(description !== undefined && { description }),
    ...(query && { query }),
    ...(body && { body }),
    security: ['token'],
    replies: repliesOf(call),
    handle: (input) => run(input, services),
  };
}

/** The answer when all is well, and the errors by status; both under one status where a code is sent with 200. */
function repliesOf({ errors = [], reply }: Call): Record<number, ReplyDescription> {
  const { status: good, ...goodReply } = reply;
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...commonErrors, ...errors])) {
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  }
  const replies: Record<number, ReplyDescription> = { [good]: goodReply };
  for (const [status, codes] of byStatus) {
    const description = codes.map((code) => `${code}: ${descriptionOf(code)}`).join(' · ');
    replies[status] =
      status === good
        ? {
            description: `${goodReply.description} Or an error: ${description}`,
            schema: goodReply.schema ? z.union([goodReply.schema, errorBody]) : errorBody,
          }
        : { description, schema: errorBody };
  }
  return replies;
}
