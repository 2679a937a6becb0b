import { type ClientIdentifier, parseClientIdentifier } from '../protocol/client-identifier.ts';
import { computePassword } from '../protocol/password.ts';
import type { KnownSecrets } from '../secrets/known-secrets.ts';

/**
 * Lets the password that belongs to a CONNECT be masked. Always the right one: a reader of a report could use any spelling of it.
 * @param secretOf the secret of whom a client identifier names; undefined where nobody is known under the name
 */
export function keepPassword(
  secrets: KnownSecrets | undefined,
  clientId: string,
  accepted: boolean,
  secretOf: (identifier: ClientIdentifier) => string | undefined,
): void {
  const parsed = secrets && parseClientIdentifier(clientId);
  const secret = parsed?.ok ? secretOf(parsed.value) : undefined;
  if (!parsed?.ok || secret === undefined) return;
  const { timestamp } = parsed.value;
  secrets?.add(computePassword({ secret, timestamp }), accepted ? 'password' : 'attempt');
  // Many devices may have come since this one was registered.
  secrets?.add(secret);
}
