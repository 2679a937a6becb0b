import { createHmac, timingSafeEqual } from 'node:crypto';

/** What goes into a password. */
export interface PasswordInput {
  /** The device's secret, for authentication type 1 the product's; taken as text, not as hexadecimal. */
  readonly secret: string;
  /** The last part of the client identifier, character for character. */
  readonly timestamp: string;
}

/** `lower`: the documented form only · `any`: upper-case digits pass too. Undocumented which the platform does (ref 1.4, 11). */
export type PasswordCase = 'lower' | 'any';

/** HMAC-SHA256 with the timestamp as key and the secret as message, in 64 lower-case hexadecimal digits (ref 1.4). */
export function computePassword({ secret, timestamp }: PasswordInput): string {
  return createHmac('sha256', timestamp).update(secret).digest('hex');
}

/** Compares a CONNECT's password with the right one, in constant time. */
export function passwordMatches(password: Uint8Array, input: PasswordInput, letters: PasswordCase = 'lower'): boolean {
  const given = letters === 'any' ? Buffer.from(Buffer.from(password).toString('latin1').toLowerCase()) : password;
  const right = Buffer.from(computePassword(input));
  return given.length === right.length && timingSafeEqual(given, right);
}
