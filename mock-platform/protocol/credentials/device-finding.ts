import type { CredentialFinding } from '../../journal/events.ts';
import type { KnownDevice } from './known-device.ts';

/** What is found of a device that is registered, or was. @param name as it stands in a message */
export function deviceFinding({ deleted, frozen }: KnownDevice, expected: string, name: string): CredentialFinding {
  if (deleted) return { aspect: 'device', ok: false, expected, actual: `${name}, which was deleted` };
  if (frozen) return { aspect: 'device', ok: false, expected, actual: `${name}, which is frozen` };
  return { aspect: 'device', ok: true, expected, actual: name };
}
