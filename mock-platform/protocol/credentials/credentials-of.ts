import { formatClientIdentifier } from '../client-identifier.ts';
import { computePassword } from '../password.ts';
import { formatTimestamp } from '../timestamp.ts';

/** The three texts of a CONNECT. */
export interface Credentials {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

/** Makes the credentials of a CONNECT (ref 1.2 to 1.4). @param time when the device connects, in milliseconds since the epoch */
export function credentialsOf(
  {
    id,
    username,
    authenticationType,
  }: { readonly id: string; readonly username: string; readonly authenticationType: string },
  { secret, signType = 0, time }: { readonly secret: string; readonly signType?: 0 | 1; readonly time: number },
): Credentials {
  const timestamp = formatTimestamp(time);
  const clientId = formatClientIdentifier({ id, authenticationType, signType: String(signType), timestamp });
  return { clientId, username, password: computePassword({ secret, timestamp }) };
}
