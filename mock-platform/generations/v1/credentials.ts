import { type Credentials, credentialsOf } from '../../protocol/credentials/credentials-of.ts';

/** Who logs in: a device by deviceId (type 0) or nodeId (type 2), or an unregistered device of a product (type 1). */
export type Login =
  | { readonly deviceId: string }
  | { readonly nodeId: string }
  | { readonly productId: string; readonly nodeId: string };

/** What credentials are made of. */
export type CredentialsInput = Login & {
  /** The device's secret; for an unregistered device the product's. */
  readonly secret: string;
  /** 1 asks the platform to compare the timestamp with its own time. Default 0. */
  readonly signType?: 0 | 1;
  /** When the device connects, in milliseconds since the epoch. */
  readonly time: number;
};

/**
 * Makes the credentials of a CONNECT (ref 1.2 to 1.4).
 *
 * @example
 * import { generateCredentials } from 'huawei-iot-conformance';
 *
 * generateCredentials({ deviceId: 'lamp', secret: '12345678', time: Date.UTC(2025, 3, 14, 1) }).clientId
 * // 'lamp_0_0_2025041401'
 */
export function generateCredentials(input: CredentialsInput): Credentials {
  return credentialsOf(name(input), input);
}

function name(login: Login): { id: string; username: string; authenticationType: string } {
  if ('deviceId' in login) return { id: login.deviceId, username: login.deviceId, authenticationType: '0' };
  if ('productId' in login) {
    return { id: `${login.productId}_${login.nodeId}`, username: login.productId, authenticationType: '1' };
  }
  return { id: login.nodeId, username: login.nodeId, authenticationType: '2' };
}
