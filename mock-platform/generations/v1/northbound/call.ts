import { z } from 'zod';
import type { Input, Reply, ReplyDescription } from '../../../http/operation.ts';
import type { BodyForm } from '../../../http/read-body.ts';
import type { Application } from '../../../registry/applications.ts';
import type { ErrorCode, OwnStatuses } from './api-error.ts';
import type { Services } from './services.ts';

type Shape = z.ZodObject | undefined;
type Of<S> = S extends z.ZodType ? z.output<S> : undefined;

interface Parts<P extends Shape, Q extends Shape, B extends z.ZodType | undefined> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly tag: 'Access' | 'Devices' | 'Data' | 'Subscriptions' | 'Commands';
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyForm?: BodyForm;
  /** The answer when all is well. */
  readonly reply: ReplyDescription & { readonly status: number };
  /** Errors apart from those that every call has. */
  readonly errors?: readonly ErrorCode[];
  /** Where this call answers a code with another status than the others do. */
  readonly statuses?: OwnStatuses;
}

type InputOf<P, Q, B> = { readonly params: Of<P>; readonly query: Of<Q>; readonly body: Of<B> };

/** A call of the API; its types are gone, its schemas stand for them. */
export interface Call extends Omit<Parts<Shape, Shape, z.ZodType | undefined>, 'params' | 'query' | 'body'> {
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  /** `open`: for callers that are not logged in yet. */
  readonly access: 'open' | 'token';
  /** Which appId an open call names; for its record. */
  readonly names?: (input: Input, services: Services) => string | undefined;
  readonly run: (input: Input, services: Services, application: Application | undefined) => Reply | Promise<Reply>;
}

/** A call for applications that are logged in. Its query also takes `appId`. */
export function call<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  parts: Parts<P, Q, B> & {
    handle(input: InputOf<P, Q, B>, services: Services, application: Application): Reply | Promise<Reply>;
  },
): Call {
  const { handle, params, query, body, ...rest } = parts;
  return {
    ...rest,
    params,
    query: z.object({ ...query?.shape, appId: onBehalf }),
    body,
    access: 'token',
    run: (input, services, application) => {
      if (!application) throw new TypeError(`${parts.path} was run without an application.`);
      return handle(input as InputOf<P, Q, B>, services, application);
    },
  };
}

/** A call for applications that are not logged in. */
export function openCall<B extends z.ZodType>(
  parts: Parts<undefined, undefined, B> & {
    names(body: Of<B>, services: Services): string | undefined;
    handle(input: InputOf<undefined, undefined, B>, services: Services): Reply | Promise<Reply>;
  },
): Call {
  const { handle, names, body, ...rest } = parts;
  return {
    ...rest,
    names: (input, services) => names(input.body as Of<B>, services),
    params: undefined,
    query: undefined,
    body,
    access: 'open',
    run: (input, services) => handle(input as InputOf<undefined, undefined, B>, services),
  };
}

const onBehalf = z.string().max(256).optional().describe('Another application that has authorized this one.');
