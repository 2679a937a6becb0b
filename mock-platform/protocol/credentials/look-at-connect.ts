import type { Authenticated, CredentialFinding } from '../../journal/events.ts';
import type { ClientIdentifier } from '../client-identifier.ts';
import { limits } from '../limits.ts';
import { quote } from '../quote.ts';
import type { CheckOptions } from './check-options.ts';
import type { CredentialLookup } from './known-device.ts';
import type { FoundLogin, LoginScheme } from './login-scheme.ts';
import type { Attempt, ConnectFields, Look } from './look.ts';
import { lookAtClientIdentifier } from './look-at-client-identifier.ts';
import { lookAtPassword } from './look-at-password.ts';
import { lookAtTimestamp } from './look-at-timestamp.ts';
import { lookAtUserName } from './look-at-user-name.ts';

/** What the looks at a CONNECT come to, in the members of the journal's `authenticated` event. */
export interface ConnectLooks<Found extends FoundLogin>
  extends Pick<Authenticated, 'accepted' | 'returnCode' | 'reason' | 'findings'> {
  /** Whom the credentials name, also when they are refused. */
  readonly found: Found | undefined;
  /** The parts of the client identifier, where they can be told apart. */
  readonly identifier: ClientIdentifier | undefined;
}

/**
 * Looks at a CONNECT as the platform does (ref 1, 2.3), at every aspect even when an earlier one refuses it. A finding that is not
 * ok may still be accepted: a timestamp of sign type 0, a keep-alive of 10 s, protocol level 3. `now` is the platform's time in
 * milliseconds since the epoch. No finding holds a password or a secret.
 */
export function lookAtConnect<Found extends FoundLogin>(
  connect: ConnectFields,
  {
    scheme,
    lookup,
    now,
  }: { readonly scheme: LoginScheme<Found>; readonly lookup: CredentialLookup; readonly now: number },
  options: CheckOptions = {},
): ConnectLooks<Found> {
  const { look, identifier } = lookAtClientIdentifier(connect, lookup, scheme);
  const found = identifier && scheme.find(identifier, lookup);
  const looks: Look[] = [];
  if (connect.protocolLevel !== undefined) looks.push(lookAtProtocol(connect.protocolLevel));
  looks.push(look);
  if (identifier) {
    const attempt = { connect, identifier, found, lookup, now };
    const alone = userNameAlone(attempt, scheme);
    looks.push(
      scheme.lookAtAuthenticationType(identifier),
      lookAtSignType(identifier),
      lookAtTimestamp(attempt, options),
    );
    if (alone === undefined) looks.push(lookAtUserName(attempt));
    if (found) looks.push(lookAtDevice(found, alone));
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
    found,
    identifier,
  };
}

function reasonOf({ aspect, expected, actual, nearMiss }: CredentialFinding): string {
  return nearMiss
    ? `${aspect}: expected ${expected}, got ${actual} (${nearMiss})`
    : `${aspect}: expected ${expected}, got ${actual}`;
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

function lookAtSignType({ signType }: ClientIdentifier): Look {
  const look = {
    aspect: 'sign-type',
    expected: '0 (timestamp not checked) or 1 (checked)',
    actual: quote(signType),
  } as const;
  if (signType === '0' || signType === '1') return { ...look, ok: true };
  return { ...look, ok: false, ...(/^[2-9]$/.test(signType) && { nearMiss: 'HMAC-SM3 of later SDKs' }), refuse: 2 };
}

/**
 * The user name, where it names a registered device and the client identifier names none. The identifier is wrong then, and
 * whoever is told that the user name differs from it looks in the wrong place.
 */
function userNameAlone(attempt: Attempt, scheme: LoginScheme): string | undefined {
  const { connect, identifier, found, lookup } = attempt;
  const { username } = connect;
  if (!username || username === (found?.username ?? identifier.id)) return undefined;
  const isNobody = found ? !found.finding.ok && !found.device : !lookup.byDeviceId(identifier.id);
  if (!isNobody) return undefined;
  return (scheme.find({ ...identifier, id: username }, lookup)?.device ?? lookup.byDeviceId(username)) && username;
}

function lookAtDevice({ finding, device }: FoundLogin, userName: string | undefined): Look {
  if (finding.ok) return finding;
  const nearMiss = finding.nearMiss ?? (userName && `the user name, ${quote(userName)}, names a registered device`);
  return { ...finding, ...(nearMiss && { nearMiss }), refuse: device?.deleted || device?.frozen ? 5 : 4 };
}

function lookAtKeepAlive(seconds: number, policy: CheckOptions['keepAlive']): Look {
  const { min, max } = limits.keepAlive;
  const ok = seconds >= min && seconds <= max;
  const look = { aspect: 'keep-alive', ok, expected: `${min} to ${max} s`, actual: `${seconds} s` } as const;
  return !ok && policy === 'documented' ? { ...look, refuse: 2 } : look;
}
