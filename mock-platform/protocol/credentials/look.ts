import type { CredentialFinding } from '../../journal/events.ts';
import type { ClientIdentifier } from '../client-identifier.ts';
import type { CredentialLookup } from './known-device.ts';
import type { FoundLogin } from './login-scheme.ts';

/** What is read of a CONNECT. */
export interface ConnectFields {
  readonly clientId: string;
  readonly username?: string;
  readonly password?: Uint8Array;
  /** Seconds. */
  readonly keepAlive?: number;
  readonly protocolLevel?: number;
}

/** A CONNECT whose client identifier could be read, with whom it names and what is known at that time. */
export interface Attempt {
  readonly connect: ConnectFields;
  readonly identifier: ClientIdentifier;
  readonly found: FoundLogin | undefined;
  readonly lookup: CredentialLookup;
  /** Platform time in milliseconds since the epoch. */
  readonly now: number;
}

/** A finding, and the CONNACK return code that it leads to, if it leads to a refusal. */
export interface Look extends CredentialFinding {
  readonly refuse?: number;
}
