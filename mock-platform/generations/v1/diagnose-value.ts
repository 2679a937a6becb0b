import { isJson } from '../../protocol/diagnose-payload.ts';

/** What a JSON value that is not an object looks like, if there is an object inside it. */
export function diagnoseValue(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length === 1 && isMessage(value[0]) ? 'a message in an array' : undefined;
  if (typeof value !== 'string' || !isJson(value)) return undefined;
  const inner: unknown = JSON.parse(value);
  if (typeof inner !== 'object' || inner === null) return undefined;
  if (!isMessage(inner)) return 'JSON encoded twice';
  return inner.msgType === 'deviceReq' ? 'a report encoded twice' : 'an answer encoded twice';
}

function isMessage(value: unknown): value is { readonly msgType: unknown } {
  return typeof value === 'object' && value !== null && 'msgType' in value;
}
