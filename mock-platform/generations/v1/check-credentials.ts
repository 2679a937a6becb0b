import type { Authenticated, CredentialFinding } from '../../journal/events.ts';
import type { ClientIdentifier } from '../../protocol/client-identifier.ts';
import { limits } from '../../protocol/limits.ts';
import type { PasswordCase } from '../../protocol/password.ts';
import { quote } from '../../protocol/quote.ts';
import { type CredentialLookup, type FoundLogin, findLogin } from './find-login.ts';
import type { ConnectFields, Look } from './look.ts';
import { lookAtClientIdentifier } from './look-at-client-identifier.ts';
import { lookAtPassword } from './look-at-password.ts';
import { lookAtTimestamp } from './look-at-timestamp.ts';
import { lookAtUserName } from './look-at-user-name.ts';
import type { V1Login } from './own.ts';

/** Where the reference leaves the platform's behaviour open (ref 11). */
export interface CheckOptions {
  /** How far a sign type 1 timestamp may be off, in milliseconds; 0 asks for the same hour. Default one hour. */
  readonly timestampToleranceMs?: number;
  /** `documented` refuses a keep-alive outside 30 to 1200 s, as the successor documents it. Default `any`. */
  readonly keepAlive?: 'any' | 'documented';
  /** Whether a digest in upper-case digits passes. Default `lower`: it does not. */
  readonly passwordCase?: PasswordCase;
}

/** The answer to a CONNECT, in the members of the journal's `authenticated` event. */
export interface CredentialCheck
  extends Pick<Authenticated, 'accepted' | 'returnCode' | 'reason' | 'findings' | 'deviceId'>,
    Partial<V1Login> {
  /** Of a product login (dynamic registration): who wants to be told a deviceId and a secret. */
  readonly productId?: string;
  readonly nodeId?: string;
}

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
  const { look, identifier } = lookAtClientIdentifier(connect, lookup);
  const found = identifier && findLogin(identifier, lookup);
  const looks: Look[] = [];
  if (connect.protocolLevel !== undefined) looks.push(lookAtProtocol(connect.protocolLevel));
  looks.push(look);
  if (identifier) {
    const attempt = { connect, identifier, found, lookup, now };
    looks.push(lookAtAuthenticationType(identifier), lookAtSignType(identifier));
    looks.push(lookAtTimestamp(attempt, options), lookAtUserName(attempt));
    if (found) looks.push(lookAtDevice(found));
    if (found?.secret !== undefined) looks.push(lookAtPassword(attempt, found.secret, options.passwordCase));
  }
  if (connect.keepAlive !== undefined) looks.push(lookAtKeepAlive(connect.keepAlive, options.keepAlive));

  const refusals = looks.flatMap(({ refuse, ...finding }) => (refuse === undefined ? [] : [{ refuse, finding }]));
  const [refusal] = refusals.sort((one, other) => one.refuse - other.refuse);
  return {
    accepted: !refusal,
    returnCode: refusal?.refuse ?? 0,
    reason: refusal ? reasonOf(refusal.finding) : 'credentials are valid',
    findings: looks.map(({ refuse, ...finding }) => finding),
    ...(found?.device && { deviceId: found.device.deviceId }),
    ...(found && { topicId: found.topicId, login: found.login }),
    ...(found?.productId !== undefined && { productId: found.productId }),
    ...(found?.nodeId !== undefined && { nodeId: found.nodeId }),
  };
}

function reasonOf({ aspect, expected, actual, nearMiss }: CredentialFinding): string {
  return `${aspect}: expected ${expected}, got ${actual}${nearMiss ? ` (${nearMiss})` : ''}`;
}

function lookAtProtocol(level: number): Look {
  const look = {
    aspect: 'protocol',
    ok: level === 4,
    expected: 'level 4, MQTT 3.1.1',
    actual: `level ${level}`,
  } as const;
  if (level === 4) return look;
  return level === 3 ? { ...look, nearMiss: 'MQTT 3.1' } : { ...look, refuse: 1 };
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

function lookAtSignType({ signType }: ClientIdentifier): Look {
  const look = {
    aspect: 'sign-type',
    expected: '0 (timestamp not checked) or 1 (checked)',
    actual: quote(signType),
  } as const;
  if (signType === '0' || signType === '1') return { ...look, ok: true };
  return { ...look, ok: false, ...(/^[2-9]$/.test(signType) && { nearMiss: 'HMAC-SM3 of later SDKs' }), refuse: 2 };
}

function lookAtDevice({ finding, device }: FoundLogin): Look {
  if (finding.ok) return finding;
  return { ...finding, refuse: device?.deleted || device?.frozen ? 5 : 4 };
}

function lookAtKeepAlive(seconds: number, policy: CheckOptions['keepAlive']): Look {
  const { min, max } = limits.keepAlive;
  const ok = seconds >= min && seconds <= max;
  const look = { aspect: 'keep-alive', ok, expected: `${min} to ${max} s`, actual: `${seconds} s` } as const;
  return !ok && policy === 'documented' ? { ...look, refuse: 2 } : look;
}
