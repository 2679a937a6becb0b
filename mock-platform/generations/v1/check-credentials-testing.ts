import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import type { CredentialLookup, KnownDevice } from '../../protocol/credentials/known-device.ts';
import type { ConnectFields } from '../../protocol/credentials/look.ts';
import { computePassword } from '../../protocol/password.ts';
import { checkCredentials } from './check-credentials.ts';
import { type CredentialsInput, generateCredentials } from './credentials.ts';

export const now = Date.UTC(2018, 6, 24, 17, 30);
export const lamp: KnownDevice = {
  deviceId: 'lamp_1',
  nodeId: 'node_1',
  productId: 'p1',
  secret: '00112233445566778899',
};
export const fridge: KnownDevice = { ...lamp, deviceId: 'fridge', nodeId: 'cold', secret: 'fedcba98765432100123' };
const frozen: KnownDevice = { ...lamp, deviceId: 'frozen', nodeId: 'n3', frozen: true };
const deleted: KnownDevice = { ...lamp, deviceId: 'deleted', nodeId: 'n4', deleted: true };
const devices = [lamp, fridge, frozen, deleted];
const products = [{ productId: 'p1', secret: '11112222333344445555' }, { productId: 'p2' }];
/** For tests: what the platform knows. */
export const lookup: CredentialLookup = {
  byDeviceId: (id) => devices.find(({ deviceId }) => deviceId === id),
  byNodeId: (id) => devices.find(({ nodeId }) => nodeId === id),
  product: (id) => products.find(({ productId }) => productId === id),
};

/** For tests: a CONNECT at `now`, of the lamp where nothing else is said. */
export function connect(input: Partial<CredentialsInput> = {}, fields: Partial<ConnectFields> = {}): ConnectFields {
  const login = 'nodeId' in input || 'deviceId' in input ? {} : { deviceId: lamp.deviceId };
  const credentials = generateCredentials({ secret: lamp.secret, time: now, ...login, ...input } as CredentialsInput);
  return { ...credentials, password: Buffer.from(credentials.password), keepAlive: 120, protocolLevel: 4, ...fields };
}

export const check = (fields: ConnectFields, options?: CheckOptions) => checkCredentials(fields, lookup, now, options);
export const badFindings = (fields: ConnectFields, options?: CheckOptions) =>
  check(fields, options).findings.filter(({ ok }) => !ok);

/** For tests: a CONNECT of the lamp with this timestamp. */
export const stamped = (timestamp: string, signType = '0') =>
  connect(
    {},
    {
      clientId: `lamp_1_0_${signType}_${timestamp}`,
      password: Buffer.from(computePassword({ secret: lamp.secret, timestamp })),
    },
  );
