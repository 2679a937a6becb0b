import { diagnosePassword } from '../diagnose-password.ts';
import { type PasswordCase, passwordMatches } from '../password.ts';
import { quote } from '../quote.ts';
import type { Attempt, Look } from './look.ts';

/**
 * The password has to be the HMAC of `secret` over the client identifier's own timestamp (ref 1.4).
 * The finding shows only the form of a wrong one.
 */
export function lookAtPassword(attempt: Attempt, secret: string, letters?: PasswordCase): Look {
  const { password, clientId } = attempt.connect;
  const { id, timestamp } = attempt.identifier;
  const expected = `HMAC-SHA256 of ${whose(attempt)} with ${quote(timestamp)} as key, in lower-case hexadecimal`;
  const look = { aspect: 'password', expected } as const;
  if (password === undefined) return { ...look, ok: false, actual: 'none', refuse: 4 };
  if (passwordMatches(password, { secret, timestamp }, letters)) return { ...look, ok: true, actual: 'just that' };
  const otherSecrets = otherSecretsOf(attempt);
  const nearMiss = diagnosePassword({ secret, timestamp, password, clientId, id, now: attempt.now, otherSecrets });
  return { ...look, ok: false, actual: formOf(password), ...(nearMiss && { nearMiss }), refuse: 4 };
}

const whose = ({ found }: Attempt) => (found?.secretOf === 'product' ? "the product's secret" : "the device's secret");

/** The secret that does not belong here: the product's where it is the device's turn, and the other way round. */
function otherSecretsOf({ found, lookup }: Attempt): { of: string; secret: string }[] {
  const device = found?.device;
  if (!device) return [];
  if (found.secretOf === 'product') return [{ of: "the device's secret", secret: device.secret }];
  const secret = lookup.product(device.productId)?.secret;
  return secret === undefined ? [] : [{ of: "the product's secret", secret }];
}

function formOf(password: Uint8Array): string {
  const text = Buffer.from(password).toString('latin1');
  if (/^[\da-f]{64}$/i.test(text)) return '64 hexadecimal digits of another value';
  return `${password.length} bytes that are not 64 hexadecimal digits`;
}
