import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Env } from 'hono';
import type { z } from 'zod';
import { InputError } from './input-error.ts';
import { type BodyForm, readBody } from './read-body.ts';

export interface Reply {
  readonly status: number;
  /** Sent as JSON, or as it stands when it is a Response; absent for no body. */
  readonly body?: unknown;
}

/** One status with which an operation may answer. */
export interface ReplyDescription {
  readonly description: string;
  /** Absent for no body. */
  readonly schema?: z.ZodType;
  /** Default: application/json. */
  readonly mediaType?: string;
}

/** What an operation is called with, after validation. */
export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** One method on one path: what it takes, what it answers, and what it does. */
export interface Operation<Caller> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/devices/{deviceId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly bodyForm?: BodyForm;
  /** Names of security schemes that have to be fulfilled together. */
  readonly security?: readonly string[];
  readonly replies: Readonly<Record<number, ReplyDescription>>;
  handle(input: Input, caller: Caller): Reply | Promise<Reply>;
}

export interface Hooks<Caller, E extends Env = Env> {
  /** Who calls, before anything else is read. Throws to refuse. */
  readonly enter: (context: Context<E>) => Caller;
  /** The answer to what was thrown. */
  readonly fail: (error: unknown, context: Context<E>) => Reply;
}

/** Serves an operation and puts it into the app's OpenAPI document. */
export function mount<Caller, E extends Env>(
  app: OpenAPIHono<E>,
  operation: Operation<Caller>,
  { enter, fail }: Hooks<Caller, E>,
): void {
  const { method, path } = operation;
  app.openAPIRegistry.registerPath(describe(operation));
  app.on(method, path.replaceAll(/\{(.+?)\}/g, ':$1'), async (context) => {
    try {
      const caller = enter(context);
      return respond(await operation.handle(await read(operation, context), caller));
    } catch (error) {
      return respond(fail(error, context));
    }
  });
}

export function respond({ status, body }: Reply): Response {
  if (body instanceof Response) return body;
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}

async function read<Caller>({ params, query, body, bodyForm }: Operation<Caller>, { req }: Context): Promise<Input> {
  return {
    params: params && validate('path', params, req.param()),
    query: query && validate('query', query, req.query()),
    body: body && validate('body', body, await readBody(req.raw, bodyForm)),
  };
}

/** The value as the schema makes it. @throws InputError that names the first members that are wrong */
function validate<T>(where: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const complaints = result.error.issues.slice(0, 3).map(({ path, message }) => {
    const name = [where, ...path.map(String)].join('.');
    return `${name}: ${message.replace('Invalid input: ', '')}`;
  });
  throw new InputError('members', `${complaints.join('; ')}.`);
}

type Route = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];

function describe<Caller>(operation: Operation<Caller>): Route {
  const { method, path, tag, summary, description, params, query, body, bodyForm, security, replies } = operation;
  const mediaType = bodyForm === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  const responses = Object.entries(replies).map(([status, { description, schema, mediaType = 'application/json' }]) => [
    status,
    { description, ...(schema && { content: { [mediaType]: { schema } } }) },
  ]);
  return {
    method,
    path,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...(security && { security: [Object.fromEntries(security.map((scheme) => [scheme, []]))] }),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body: { required: true, content: { [mediaType]: { schema: body } } } }),
    },
    responses: Object.fromEntries(responses),
  };
}
