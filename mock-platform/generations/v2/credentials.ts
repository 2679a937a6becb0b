import { type Credentials, credentialsOf } from '../../protocol/credentials/credentials-of.ts';
import { identityType } from './check-credentials.ts';

/** What a device's credentials are made of. */
export interface V2CredentialsInput {
  readonly deviceId: string;
  readonly secret: string;
  /** 1 asks the platform to compare the timestamp with its own time. Default 0. */
  readonly signType?: 0 | 1;
  /** When the device connects, in milliseconds since the epoch. */
  readonly time: number;
}

/** Makes the credentials of a CONNECT: computed as those of generation 1. */
export function generateV2Credentials(input: V2CredentialsInput): Credentials {
  const { deviceId } = input;
  return credentialsOf({ id: deviceId, username: deviceId, authenticationType: identityType }, input);
}
