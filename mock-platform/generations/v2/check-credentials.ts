import type { ClientIdentifier } from '../../protocol/client-identifier.ts';
import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import { deviceFinding } from '../../protocol/credentials/device-finding.ts';
import type { CredentialLookup } from '../../protocol/credentials/known-device.ts';
import type { FoundLogin, LoginScheme } from '../../protocol/credentials/login-scheme.ts';
import type { ConnectFields, Look } from '../../protocol/credentials/look.ts';
import { type ConnectLooks, lookAtConnect } from '../../protocol/credentials/look-at-connect.ts';
import { quote } from '../../protocol/quote.ts';

/** The one authentication type of generation 2, which calls it identity type. */
export const identityType = '0';

const scheme: LoginScheme = {
  form: '{device_id}_0_{sign type}_{timestamp}',
  find: (identifier, lookup) =>
    identifier.authenticationType === identityType ? find(identifier.id, lookup) : undefined,
  lookAtAuthenticationType,
};

/** Looks at a CONNECT as the platform does: the scheme of generation 1, without its logins by nodeId and of a product. */
export function checkCredentials(
  connect: ConnectFields,
  lookup: CredentialLookup,
  now: number,
  options: CheckOptions = {},
): ConnectLooks<FoundLogin> {
  return lookAtConnect(connect, { scheme, lookup, now }, options);
}

/** Whom a device_id names. */
export function find(id: string, lookup: CredentialLookup): FoundLogin {
  const expected = 'the device_id of a registered device';
  const device = lookup.byDeviceId(id);
  if (device) {
    return { username: id, device, secret: device.secret, finding: deviceFinding(device, expected, quote(id)) };
  }
  const nearMiss = nearMissOf(id, lookup);
  const actual = `${quote(id)}, not registered as device_id`;
  return {
    username: id,
    finding: { aspect: 'device', ok: false, expected, actual, ...(nearMiss !== undefined && { nearMiss }) },
  };
}

function nearMissOf(id: string, lookup: CredentialLookup): string | undefined {
  const device = lookup.byNodeId(id);
  if (device) return `a node_id; the device_id of this device is ${quote(device.deviceId)}`;
  if (lookup.product(id)) return 'a product_id, without the device';
  const at = id.indexOf('_');
  const joined = at > 0 && lookup.product(id.slice(0, at)) ? lookup.byNodeId(id.slice(at + 1)) : undefined;
  return joined && `{product_id}_{node_id}; the device_id of this device is ${quote(joined.deviceId)}`;
}

const others: Readonly<Record<string, string>> = {
  1: 'an unregistered device of a product, as only the first generation lets in',
  2: 'a login by node_id, as only the first generation lets in',
  3: "a bridge's login in later SDKs",
};

function lookAtAuthenticationType({ authenticationType, signType }: ClientIdentifier): Look {
  const look = {
    aspect: 'authentication-type',
    expected: `${identityType} (device_id)`,
    actual: quote(authenticationType),
  } as const;
  if (authenticationType === identityType) return { ...look, ok: true };
  const isMissing = !/^\d+$/.test(authenticationType) && /^\d$/.test(signType);
  const nearMiss = others[authenticationType] ?? (isMissing ? 'one of the two types is missing' : undefined);
  return { ...look, ok: false, ...(nearMiss !== undefined && { nearMiss }), refuse: 2 };
}
