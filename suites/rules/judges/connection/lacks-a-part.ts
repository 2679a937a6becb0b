import type { ConnectPacket } from '../../../../mock-platform/wire/packet.ts';

/**
 * Whether a part is missing behind the id of a client identifier: `lamp_1_0_2026011512` of user `lamp_1`. An id that holds `_`
 * hides that from who reads from the right, and makes its last piece look like an authentication type.
 */
export function lacksAPart({ clientId, username }: ConnectPacket): boolean {
  if (!username || !clientId.startsWith(`${username}_`)) return false;
  return clientId.slice(username.length + 1).split('_').length < 3;
}
