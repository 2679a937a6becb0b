import type { CredentialFinding } from '../../journal/events.ts';
import type { ClientIdentifier } from '../client-identifier.ts';
import type { CredentialLookup, KnownDevice } from './known-device.ts';
import type { Look } from './look.ts';

/** Who a client identifier says that it is. */
export interface FoundLogin {
  /** What the user name has to be. */
  readonly username: string;
  /** What the password is made of; absent where nothing is registered under the name. */
  readonly secret?: string;
  /** Whose secret that is. Default: the device's. */
  readonly secretOf?: 'product';
  readonly device?: KnownDevice;
  readonly finding: CredentialFinding;
}

/** In what the log-in of one generation differs from that of the others. */
export interface LoginScheme<Found extends FoundLogin = FoundLogin> {
  /** How a client identifier is put together, in words. */
  readonly form: string;
  /** Whom a client identifier names; undefined for an authentication type that the generation does not have. */
  find(identifier: ClientIdentifier, lookup: CredentialLookup): Found | undefined;
  lookAtAuthenticationType(identifier: ClientIdentifier): Look;
}
