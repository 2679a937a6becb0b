import { type ClientIdentifier, parseClientIdentifier } from '../client-identifier.ts';
import type { Parsed } from '../parsed.ts';
import { quote } from '../quote.ts';
import { holdsPlaceholder, unwrap } from '../unwrap.ts';
import type { CredentialLookup } from './known-device.ts';
import type { LoginScheme } from './login-scheme.ts';
import type { ConnectFields, Look } from './look.ts';

/** A client identifier as it was looked at. */
export interface ReadIdentifier {
  readonly look: Look;
  /** Its parts, without what is left around them; undefined where they cannot be told apart. */
  readonly identifier?: ClientIdentifier;
}

/** A client identifier has four parts and nothing around them (ref 1.2). */
export function lookAtClientIdentifier(
  connect: ConnectFields,
  lookup: CredentialLookup,
  scheme: LoginScheme,
): ReadIdentifier {
  const { clientId } = connect;
  const form = { aspect: 'client-identifier', expected: scheme.form } as const;
  const wrong = (nearMiss: string | undefined, actual = quote(clientId)) =>
    ({ ...form, ok: false, actual, ...(nearMiss && { nearMiss }), refuse: 2 }) as const;

  const parsed = parseClientIdentifier(clientId);
  const wrapping = isKnown(parsed, lookup, scheme) ? undefined : unwrap(clientId);
  const unwrapped = wrapping && parseClientIdentifier(wrapping.bare);
  if (unwrapped?.ok) return { look: wrong(wrapping?.leavings), identifier: unwrapped.value };
  if (!parsed.ok) return { look: wrong(shortOf(clientId, lookup), `${quote(clientId)}: ${parsed.problem}`) };
  const whole = wholeId(parsed.value, connect, lookup, scheme);
  if (whole !== undefined) return { look: wrong(`one of the two types is missing behind ${quote(whole)}`) };
  return { look: { ...form, ok: true, actual: quote(clientId) }, identifier: parsed.value };
}

function isKnown(parsed: Parsed<ClientIdentifier>, lookup: CredentialLookup, scheme: LoginScheme): boolean {
  return parsed.ok && scheme.find(parsed.value, lookup)?.finding.ok === true;
}

/** What there is instead of four parts. */
function shortOf(clientId: string, lookup: CredentialLookup): string | undefined {
  if (holdsPlaceholder(clientId)) return 'a placeholder that was not filled in';
  const bare = unwrap(clientId)?.bare ?? clientId;
  const isId = lookup.byDeviceId(bare) ?? lookup.byNodeId(bare);
  if (isId) return 'the id alone, without types and timestamp';
  return /_\d_\d{8,}$/.test(bare) ? 'one of the two types is missing' : undefined;
}

/**
 * The id of a registered device whose last piece was taken for the authentication type, because one of the types is missing behind it.
 * An id may end in such a piece: what makes sense as it stands, and belongs to the user name, is left alone.
 */
function wholeId(
  identifier: ClientIdentifier,
  { username }: ConnectFields,
  lookup: CredentialLookup,
  scheme: LoginScheme,
): string | undefined {
  const { id, authenticationType } = identifier;
  const whole = `${id}_${authenticationType}`;
  if (!lookup.byDeviceId(whole) && !lookup.byNodeId(whole)) return undefined;
  const found = scheme.find(identifier, lookup);
  const makesSense = found?.finding.ok === true && username === found.username;
  return makesSense ? undefined : whole;
}
