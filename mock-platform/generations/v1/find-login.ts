import type { CredentialFinding } from '../../journal/events.ts';
import { type ClientIdentifier, parseProductLogin } from '../../protocol/client-identifier.ts';
import { deviceFinding } from '../../protocol/credentials/device-finding.ts';
import type { CredentialLookup, KnownDevice } from '../../protocol/credentials/known-device.ts';
import type { FoundLogin } from '../../protocol/credentials/login-scheme.ts';
import { quote } from '../../protocol/quote.ts';
import type { V1Login } from './own.ts';

/** Who a client identifier says that it is. */
export interface FoundV1Login extends FoundLogin {
  readonly login: V1Login['login'];
  /** What stands in this login's topics: deviceId, or nodeId (ref 3, 8.1). */
  readonly topicId: string;
  /** Of a product login. */
  readonly productId?: string;
  readonly nodeId?: string;
}

/** Looks up whom a client identifier names; undefined for an authentication type that the protocol does not have. */
export function findLogin(identifier: ClientIdentifier, lookup: CredentialLookup): FoundV1Login | undefined {
  const { id, authenticationType } = identifier;
  if (authenticationType === '0') {
    const other = lookup.byNodeId(id) && 'a nodeId, which goes with authentication type 2';
    return byDevice('device-id', id, lookup.byDeviceId(id), other);
  }
  if (authenticationType === '2') {
    const other = lookup.byDeviceId(id) && 'a deviceId, which goes with authentication type 0';
    return byDevice('node-id', id, lookup.byNodeId(id), other);
  }
  return authenticationType === '1' ? byProduct(id, lookup) : undefined;
}

function byDevice(
  login: 'device-id' | 'node-id',
  id: string,
  device: KnownDevice | undefined,
  nearMiss: string | undefined,
): FoundV1Login {
  const what = login === 'device-id' ? 'deviceId' : 'nodeId';
  const expected = `the ${what} of a registered device`;
  const found = { login, username: id, topicId: id };
  if (!device) {
    const actual = `${quote(id)}, not registered as ${what}`;
    return { ...found, finding: { aspect: 'device', ok: false, expected, actual, ...(nearMiss && { nearMiss }) } };
  }
  return { ...found, device, secret: device.secret, finding: deviceFinding(device, expected, quote(id)) };
}

function byProduct(id: string, lookup: CredentialLookup): FoundV1Login {
  const expected = '{productId}_{nodeId} with a product that has a product secret';
  const names = parseProductLogin(id);
  const refused = (actual: string, nearMiss?: string): CredentialFinding => {
    return { aspect: 'device', ok: false, expected, actual, ...(nearMiss && { nearMiss }) };
  };
  const other = () => {
    if (lookup.byDeviceId(id)) return 'a deviceId, which goes with authentication type 0';
    return lookup.byNodeId(id) && 'a nodeId, which goes with authentication type 2';
  };
  if (!names.ok) return { login: 'product', username: id, topicId: id, finding: refused(quote(id), other()) };

  const { productId, nodeId } = names.value;
  const found = {
    login: 'product',
    secretOf: 'product',
    username: productId,
    topicId: nodeId,
    productId,
    nodeId,
  } as const;
  const product = lookup.product(productId);
  if (!product) return { ...found, finding: refused(`product ${quote(productId)}, not registered`, other()) };
  if (product.secret === undefined) {
    return { ...found, finding: refused(`product ${quote(productId)}, which has no product secret`) };
  }
  const { secret } = product;
  const device = lookup.byNodeId(nodeId);
  if (!device) return { ...found, secret, finding: { aspect: 'device', ok: true, expected, actual: quote(id) } };
  if (device.productId !== productId) {
    const actual = `nodeId ${quote(nodeId)}, registered with product ${quote(device.productId)}`;
    return { ...found, secret, finding: refused(actual) };
  }
  return { ...found, secret, device, finding: deviceFinding(device, expected, quote(id)) };
}
