import { z } from 'zod';
import type { Input, Reply, ReplyDescription } from '../../../http/operation.ts';
import type { ErrorCode } from './api-error.ts';
import type { Services } from './services.ts';

type Shape = z.ZodObject | undefined;
type Of<S> = S extends z.ZodType ? z.output<S> : undefined;

interface Parts<P extends Shape, Q extends Shape, B extends z.ZodType | undefined> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Behind `/v5/iot/{project_id}`. */
  readonly path: string;
  readonly tag: 'Products' | 'Devices' | 'Requests' | 'Messages' | 'Shadow' | 'Forwarding';
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The answer when all is well. */
  readonly reply: ReplyDescription & { readonly status: number };
  /** Errors apart from those that every call has. */
  readonly errors?: readonly ErrorCode[];
}

type InputOf<P, Q, B> = { readonly params: Of<P>; readonly query: Of<Q>; readonly body: Of<B> };

/** A call of the API; its types are gone, its schemas stand for them. */
export interface Call extends Omit<Parts<Shape, Shape, z.ZodType | undefined>, 'params' | 'query' | 'body'> {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  readonly run: (input: Input, services: Services) => Reply | Promise<Reply>;
}

/** All paths begin so. */
const base = '/v5/iot/{project_id}';

const project = z.object({ project_id: z.string().min(1).max(64).describe('Any one: the mock has one project.') });

/** A call for applications. */
export function call<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
>(parts: Parts<P, Q, B> & { handle(input: InputOf<P, Q, B>, services: Services): Reply | Promise<Reply> }): Call {
  const { handle, path, params, query, body, ...rest } = parts;
  return {
    ...rest,
    path: `${base}${path}`,
    params: project.extend(params?.shape ?? {}),
    query,
    body,
    run: (input, services) => handle(input as InputOf<P, Q, B>, services),
  };
}
