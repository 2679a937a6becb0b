import fc from 'fast-check';
import { z } from 'zod';
import type { Call } from '../generations/v1/northbound/call.ts';
import { calls } from '../generations/v1/northbound/calls/index.ts';
import { fuzzDevices, fuzzProduct } from './fuzz-session.ts';
import { anyMutation, type Mutation, mutate } from './mutate.ts';

/** All that one caller sends on one connection, in the pieces in which it arrives. */
export interface FuzzRequest {
  readonly pieces: readonly Uint8Array[];
  /** How the caller leaves: it closes its side and reads on, or resets the connection. */
  readonly leaves: 'end' | 'reset';
  /** Nothing was done to it: it has to be answered, with what the document says. */
  readonly whole?: { readonly method: string; readonly path: string };
}

export const fuzzApplication = { appId: 'fuzz_app', secret: 'fuzz_secret' };

/** Stands where the access token of the moment belongs, which no seed knows. */
export const tokenMark = '{accessToken}';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
}

const ids = fc.constantFrom(
  ...fuzzDevices.slice(0, 4).map(({ deviceId }) => deviceId),
  ...[
    'nobody',
    fuzzProduct,
    'Brightness',
    'LEVEL',
    'node_1',
    '',
    'http://127.0.0.1:1/',
    '20260101T000000Z',
    '%00',
    '..',
  ],
  ...[fuzzApplication.appId, fuzzApplication.secret, 'x'.repeat(2000), '\u{1f4a1}', '__proto__'],
);
const anyText = fc.oneof(ids, fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }));

/** What makes sense for a member of this name; most requests are to come further than the door. */
const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  deviceId: fc.constantFrom(...fuzzDevices.map(({ deviceId }) => deviceId)),
  gatewayId: fc.constantFrom(...fuzzDevices.map(({ deviceId }) => deviceId)),
  nodeId: fc.nat({ max: 100_000 }).map((number) => `new_${number}`),
  productId: fc.constant(fuzzProduct),
  appId: fc.constant(fuzzApplication.appId),
  mqttConnect: fc.constant(true),
  serviceId: fc.constant('Brightness'),
  method: fc.constant('LEVEL'),
  callbackUrl: fc.constantFrom('http://127.0.0.1:1/', 'https://127.0.0.1:1/?a=b'),
};

/** A value that the schema might take, and one of sixteen that it does not. */
function anyValueOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 15, arbitrary: known[name] ?? fittingOf(schema) },
    { weight: 1, arbitrary: fc.oneof(anyText, fc.jsonValue({ maxDepth: 3 })) },
  );
}

function fittingOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, enum: words, anyOf, items, properties, required = [], pattern } = schema;
  if (words) return fc.constantFrom(...words);
  if (anyOf) return fc.oneof(...anyOf.map(fittingOf));
  if (properties) {
    const names = Object.keys(properties);
    const members = Object.fromEntries(names.map((name) => [name, anyValueOf(properties[name] ?? {}, name)]));
    const sensible = [...required, ...['productId', 'mqttConnect', 'secret'].filter((name) => names.includes(name))];
    const complete = fc.record(members, { requiredKeys: sensible });
    // Each member is there or not: with all of them at once hardly any request would be right.
    const few = fc.tuple(complete, fc.subarray(names, { maxLength: Math.min(2, names.length) }));
    const mostly = few.map(([all, more]) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => sensible.includes(name) || more.includes(name))),
    );
    return fc.oneof({ weight: 7, arbitrary: mostly }, fc.record(members, { requiredKeys: [] }));
  }
  if (type === 'object') return fc.dictionary(anyText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  if (type === 'array') {
    return fc.array(items ? anyValueOf(items) : fc.jsonValue(), { minLength: 1, maxLength: 4 });
  }
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.nat({ max: 20 });
  return pattern === undefined ? anyText : fc.stringMatching(new RegExp(pattern));
}

const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;

/** Lines and body of a request for a call. */
interface Parts {
  readonly method: string;
  readonly path: string;
  readonly lines: readonly string[];
  readonly body: Buffer;
}

function requestFor(call: Call): fc.Arbitrary<Parts> {
  const { method, path, query, body, bodyForm } = call;
  const names = [...path.matchAll(/\{(.+?)\}/g)].map(([, name = '']) => name);
  const mediaType = bodyForm === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return fc
    .record({
      params: fc.tuple(...names.map((name) => anyValueOf({}, name).map(textOf))),
      query: query ? fc.option(fittingOf(schemaOf(query)), { nil: undefined }) : fc.constant(undefined),
      body: body ? anyValueOf(schemaOf(body)) : fc.constant(undefined),
      type: fc.oneof({ weight: 19, arbitrary: fc.constant(mediaType) }, fc.constantFrom('text/plain', '', 'a/b;c="')),
      isLoggedIn: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
      isChunked: fc.boolean(),
    })
    .map(({ params, query, body, type, isLoggedIn, isChunked }) => {
      const search = query === undefined ? '' : `?${formOf(query)}`;
      const target = params.reduce((text, value) => text.replace(/\{.+?\}/, encodeURIComponent(value)), path);
      const text = body === undefined ? undefined : bodyForm === 'form' ? formOf(body) : (JSON.stringify(body) ?? '');
      const bytes = Buffer.from(text ?? '');
      const lines = [
        `${method.toUpperCase()} ${target}${search} HTTP/1.1\r\n`,
        'Host: 127.0.0.1\r\nConnection: close\r\n',
        ...(isLoggedIn ? [`app_key: ${fuzzApplication.appId}\r\n`, `Authorization: Bearer ${tokenMark}\r\n`] : []),
        ...(text === undefined ? [] : [`Content-Type: ${type}\r\n`]),
        ...(text === undefined
          ? []
          : [isChunked ? 'Transfer-Encoding: chunked\r\n' : `Content-Length: ${bytes.length}\r\n`]),
        '\r\n',
      ];
      const chunks = bytes.length > 0 ? [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n0\r\n\r\n'] : ['0\r\n\r\n'];
      const sent = text !== undefined && isChunked ? Buffer.concat(chunks.map((one) => Buffer.from(one))) : bytes;
      return { method: method.toUpperCase(), path: target, lines, body: sent };
    });
}

/** `String` fails for an object whose `toString` is another value. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function formOf(members: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries((members ?? {}) as object)) form.append(name, textOf(value));
  return form.toString();
}

const anyParts = fc.oneof(...calls.map(requestFor));
const raw = fc.uint8Array({ maxLength: 200 }).map((bytes): Omit<FuzzRequest, 'leaves'> => ({ pieces: [bytes] }));

/** Half of them are left as they are, a quarter has mutations in the body only. */
const structured = fc
  .record({
    parts: anyParts,
    mutations: fc.oneof(fc.constant<Mutation[]>([]), fc.array(anyMutation, { minLength: 1, maxLength: 3 })),
    bodyOnly: fc.boolean(),
    isRepeated: fc.boolean(),
  })
  .map(({ parts: { method, path, lines, body }, mutations, bodyOnly, isRepeated }): Omit<FuzzRequest, 'leaves'> => {
    const head = lines.map((line) => Buffer.from(line));
    if (mutations.length === 0) return { pieces: [...head, body], whole: { method, path } };
    const mutated = mutations.reduce<readonly Uint8Array[]>(mutate, bodyOnly ? [body] : [...head, body]);
    const pieces = bodyOnly ? [...head, ...mutated] : mutated;
    return { pieces: isRepeated ? [...pieces, ...head, body] : pieces };
  });

const anyRequest: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: structured }, { weight: 1, arbitrary: raw }),
    fc.oneof({ weight: 9, arbitrary: fc.constant('end' as const) }, fc.constant('reset' as const)),
  )
  .map(([request, leaves]) => ({ ...request, leaves }));

/** The request that belongs to a seed, always the same. */
export function fuzzRequest(seed: number): FuzzRequest {
  return fc.sample(anyRequest, { seed, numRuns: 1 })[0] as FuzzRequest;
}
