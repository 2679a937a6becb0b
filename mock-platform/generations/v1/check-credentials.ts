import type { Authenticated } from '../../journal/events.ts';
import type { ClientIdentifier } from '../../protocol/client-identifier.ts';
import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import type { CredentialLookup } from '../../protocol/credentials/known-device.ts';
import type { LoginScheme } from '../../protocol/credentials/login-scheme.ts';
import type { ConnectFields, Look } from '../../protocol/credentials/look.ts';
import { lookAtConnect } from '../../protocol/credentials/look-at-connect.ts';
import { quote } from '../../protocol/quote.ts';
import { type FoundV1Login, findLogin } from './find-login.ts';
import type { V1Login } from './own.ts';

/** The answer to a CONNECT, in the members of the journal's `authenticated` event. */
export interface CredentialCheck
  extends Pick<Authenticated, 'accepted' | 'returnCode' | 'reason' | 'findings' | 'deviceId'>,
    Partial<V1Login> {
  /** Of a product login (dynamic registration): who wants to be told a deviceId and a secret. */
  readonly productId?: string;
  readonly nodeId?: string;
}

const scheme: LoginScheme<FoundV1Login> = {
  form: '{id}_{authenticationType}_{signType}_{timestamp}',
  find: findLogin,
  lookAtAuthenticationType,
};

/**
 * Checks a CONNECT as the platform does (ref 1, 2.3), and looks at every aspect even when an earlier one refuses it.
 * A finding that is not ok may still be accepted: a timestamp of sign type 0, a keep-alive of 10 s, protocol level 3.
 * `now` is the platform's time in milliseconds since the epoch. No finding holds a password or a secret.
 */
export function checkCredentials(
  connect: ConnectFields,
  lookup: CredentialLookup,
  now: number,
  options: CheckOptions = {},
): CredentialCheck {
  const { found, identifier: _, ...answer } = lookAtConnect(connect, { scheme, lookup, now }, options);
  return {
    ...answer,
    ...(found?.device && { deviceId: found.device.deviceId }),
    ...(found && { topicId: found.topicId, login: found.login }),
    ...(found?.productId !== undefined && { productId: found.productId }),
    ...(found?.nodeId !== undefined && { nodeId: found.nodeId }),
  };
}

function lookAtAuthenticationType({ authenticationType, signType }: ClientIdentifier): Look {
  const look = {
    aspect: 'authentication-type',
    expected: '0 (deviceId), 2 (nodeId) or 1 (dynamic registration)',
    actual: quote(authenticationType),
  } as const;
  if (['0', '1', '2'].includes(authenticationType)) return { ...look, ok: true };
  const missing = !/^\d+$/.test(authenticationType) && /^\d$/.test(signType);
  const nearMiss =
    authenticationType === '3' ? "a bridge's login in later SDKs" : missing && 'one of the two types is missing';
  return { ...look, ok: false, ...(nearMiss && { nearMiss }), refuse: 2 };
}
