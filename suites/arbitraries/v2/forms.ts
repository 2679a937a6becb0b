import fc from 'fast-check';
import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import {
  everyEscape,
  everySpacing,
  everyStranger,
  fittingJson,
  type JsonForm,
  jsonFormParts,
  jsonFormWords,
  plainJson,
  reordered,
  strangersInWords,
  writeJson,
} from '../json-form.ts';

/** The body of a command, a set or a get, its members in the platform's order. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** Each way in which a form can differ from the plain one, alone: a device that reads requests by their form fails one of these. */
export const everyRequestForm: readonly JsonForm[] = [
  ...everySpacing,
  // The members of a command turned round, and with each one first; what a set has in its services, turned round with them.
  ...[[2, 1], [1], [2]].map((picks) => ({ picks })),
  ...everyStranger,
  ...everyEscape,
].map((difference) => ({ ...plainJson, ...difference }));

/** Any form. Shrinks towards the plain one. */
export function requestForm(): fc.Arbitrary<JsonForm> {
  return fc.record(jsonFormParts);
}

/** The body in this form, as UTF-8. Every form parses to the same request. */
export function writeRequest(body: RequestBody, form: JsonForm): Uint8Array {
  const members = reordered([...Object.entries(body), ...form.extras], form.picks);
  return writeJson(
    Object.fromEntries(members.map(([name, value]) => [name, name in body ? turned(value, form) : value])),
    form,
  );
}

/** The form, or the nearest plainer one in which the body takes at most `maxBytes`. */
export function fittingRequestForm(body: RequestBody, form: JsonForm, maxBytes: number): JsonForm {
  return fittingJson(form, maxBytes, (candidate) => writeRequest(body, candidate).length) ?? plainJson;
}

/** How the form differs from the plain one, in words; `plain` where it does not. @param names of the members in plain order */
export function describeRequestForm(form: JsonForm, names: readonly string[]): string {
  const all = [...names, ...form.extras.map(([name]) => name)];
  return [...jsonFormWords(form, all), ...strangersInWords(form)].join('; ') || 'plain';
}

/** With the members of all that it holds in the form's order; lists stay as they are. */
function turned(value: unknown, form: JsonForm): unknown {
  if (Array.isArray(value)) return value.map((item) => turned(item, form));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    reordered(Object.entries(value), form.picks).map(([name, item]) => [name, turned(item, form)]),
  );
}
