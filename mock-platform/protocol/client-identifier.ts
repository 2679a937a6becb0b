import { limits } from './limits.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

/** The parts of `{id}_{authenticationType}_{signType}_{timestamp}` as they stand there (ref 1.2). */
export interface ClientIdentifier {
  /** deviceId for authentication type 0, nodeId for 2, `{productId}_{nodeId}` for 1. May hold `_`. */
  readonly id: string;
  /** `0`, `1` or `2`; what else a device writes is kept for the report. */
  readonly authenticationType: string;
  /** `0`: the timestamp is not looked at, `1`: it is. */
  readonly signType: string;
  /** `YYYYMMDDHH` by the book; any text in the wild. */
  readonly timestamp: string;
}

/**
 * Takes a client identifier apart, from the right, since ids may hold `_`.
 * Looks at the form only: unknown types and odd timestamps are the business of `checkCredentials`.
 */
export function parseClientIdentifier(text: string): Parsed<ClientIdentifier> {
  if (text.length > limits.identifierLength) {
    return unparsed(`it has ${text.length} characters, more than ${limits.identifierLength}`);
  }
  const parts = text.split('_');
  if (parts.length < 4) {
    return unparsed(text === '' ? 'it is empty' : `it has ${parts.length} of 4 parts`);
  }
  const [authenticationType = '', signType = '', timestamp = ''] = parts.slice(-3);
  const identifier = { id: parts.slice(0, -3).join('_'), authenticationType, signType, timestamp };
  for (const [part, value] of Object.entries(identifier)) {
    if (value === '') return unparsed(`its ${names[part as keyof ClientIdentifier]} is empty`);
  }
  return parsed(identifier);
}

const names: Record<keyof ClientIdentifier, string> = {
  id: 'id',
  authenticationType: 'authentication type',
  signType: 'sign type',
  timestamp: 'timestamp',
};

export function formatClientIdentifier({ id, authenticationType, signType, timestamp }: ClientIdentifier): string {
  return `${id}_${authenticationType}_${signType}_${timestamp}`;
}

/** Who registers itself under authentication type 1. */
export interface ProductLogin {
  readonly productId: string;
  readonly nodeId: string;
}

/** Splits the id part of authentication type 1, from the left: a nodeId may hold `_`, a productId is hexadecimal (ref 1.1). */
export function parseProductLogin(id: string): Parsed<ProductLogin> {
  const at = id.indexOf('_');
  if (at < 1 || at === id.length - 1) return unparsed(`"${id}" is not {productId}_{nodeId}`);
  return parsed({ productId: id.slice(0, at), nodeId: id.slice(at + 1) });
}
