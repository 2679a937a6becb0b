import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { InputError } from '../../../http/input-error.ts';
import { mount, type Operation, type ReplyDescription, respond } from '../../../http/operation.ts';
import { serveDocument } from '../../../http/serve-document.ts';
import type { Application } from '../../../registry/applications.ts';
import { ApiError, descriptionOf, type ErrorCode, statusOf } from './api-error.ts';
import type { Call } from './call.ts';
import type { Services } from './services.ts';

const errorBody = z
  .object({
    error_code: z.string().describe('The documented code.'),
    error_desc: z.string().describe("The code's documented words, then what is wrong here."),
  })
  .meta({ id: 'Error' });

/** What the record of a call is made of. */
type CallEnv = { Variables: { appId?: string; failure?: ApiError } };

/** Who makes a call. Whoever is not logged in has no application, and perhaps a name. */
interface Caller {
  readonly application: Application | undefined;
  isNamed(appId: string): void;
}

/** Errors of every call, and of those for applications that are logged in. */
const commonErrors = {
  open: ['50252', '100007', '50400'],
  token: ['50252', '100007', '50400', '100025', '100203', '100217', '1010009'],
} as const satisfies Record<string, readonly ErrorCode[]>;

/** Serves the calls, and records each. */
export function mountCalls(calls: readonly Call[], services: Services): OpenAPIHono<CallEnv> {
  const app = new OpenAPIHono<CallEnv>();
  const { journal, clock } = services.platform;
  describeSecurity(app);
  serveDocument(app, {
    title: "The application's interface",
    description:
      'Devices, data, subscriptions and commands, as an application of the first-generation platform has them.',
    prefix: '',
  });
  app.use(async (context, next) => {
    const began = clock.monotonic();
    await next();
    const { method, path } = context.req;
    const appId = context.get('appId');
    const failure = context.get('failure');
    const { status } = context.res;
    journal.record({
      type: 'api-called',
      ...{ method, path, status },
      ...(failure && { errorCode: failure.code, error: failure.message }),
      ...(appId !== undefined && { appId }),
      durationMs: clock.monotonic() - began,
    });
  });
  for (const call of calls) {
    mount<Caller, CallEnv>(app, operationOf(call, services), {
      enter: (context) => ({
        application: call.access === 'open' ? undefined : enter(context, services),
        isNamed: (appId) => context.set('appId', appId),
      }),
      fail: (error, context) => {
        const failure = failureOf(error);
        context.set('failure', failure);
        const { code, message } = failure;
        const status = statusOf(code, services.choices, call.statuses);
        return { status, body: { error_code: code, error_desc: message } };
      },
    });
  }
  app.notFound(({ req }) => {
    const error_desc = `There is no ${req.method} ${req.path} in this interface: /docs lists its calls.`;
    return respond({ status: 404, body: { error_code: '404', error_desc } });
  });
  return app;
}

function describeSecurity(app: OpenAPIHono<CallEnv>): void {
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent('securitySchemes', 'app_key', { type: 'apiKey', in: 'header', name: 'app_key' });
  openAPIRegistry.registerComponent('securitySchemes', 'accessToken', { type: 'http', scheme: 'bearer' });
}

function enter(context: Context<CallEnv>, { tokens, throttle }: Services): Application {
  const { req } = context;
  const application = tokens.callerOf(req.header('app_key'), req.header('authorization'));
  context.set('appId', application.appId);
  throttle?.count(application.appId);
  return application;
}

function failureOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof InputError) return new ApiError(error.kind === 'body' ? '100007' : '50400', error.message);
  return new ApiError('50252', error instanceof Error ? error.message : String(error));
}

function operationOf(call: Call, services: Services): Operation<Caller> {
  const { method, path, tag, summary, description, params, query, body, bodyForm, access, run } = call;
  return {
    ...{ method, path, tag, summary },
    ...(description !== undefined && { description }),
    ...(params && { params }),
    ...(query && { query }),
    ...(body && { body }),
    ...(bodyForm && { bodyForm }),
    ...(access === 'token' && { security: ['app_key', 'accessToken'] }),
    replies: repliesOf(call, services),
    handle: (input, { application, isNamed }) => {
      const named = call.names?.(input, services);
      if (named !== undefined && services.applications.byId(named)) isNamed(named);
      if (application) checkOnBehalf(application, (input.query as { appId?: string }).appId, services);
      return run(input, services, application);
    },
  };
}

/** No application of the mock has authorized another. */
function checkOnBehalf({ appId }: Application, other: string | undefined, { applications }: Services): void {
  if (other === undefined || other === appId) return;
  if (!applications.byId(other)) throw new ApiError('100203', `The query names appId ${JSON.stringify(other)}.`);
  throw new ApiError('100217', `Application ${JSON.stringify(other)} has not authorized this one.`);
}

/** The answer when all is well, and the errors by status; both under one status where the documents have it so. */
function repliesOf(
  { access, errors = [], statuses, reply }: Call,
  { choices }: Services,
): Record<number, ReplyDescription> {
  const { status: good, ...goodReply } = reply;
  const badToken = choices.errorStatus === 'older' ? '100002' : '1010005';
  const codes = [...commonErrors[access], ...(access === 'token' ? [badToken] : []), ...errors] as ErrorCode[];
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const status = statusOf(code, choices, statuses);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
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
