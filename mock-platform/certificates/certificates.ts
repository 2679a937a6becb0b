import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { CertificateKind } from '../journal/events.ts';
import { type KeyPair, signCertificate } from './sign-certificate.ts';

/** `rsa`: RSA with 2048 bits, which old devices understand · `ecdsa`: P-256. */
export type KeyType = 'rsa' | 'ecdsa';

export interface CertificateOptions {
  /** Default: `rsa`. */
  readonly keyType?: KeyType;
  /** Platform time in milliseconds since the epoch. */
  readonly now: number;
  /** Names and addresses that devices connect to, apart from localhost, 127.0.0.1 and ::1. */
  readonly hosts?: readonly string[];
}

/** Private key and certificate of a listener, PEM. */
interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority, and the server certificates that go with it. */
export interface Certificates {
  /** The CA to trust, PEM. */
  readonly caPem: string;
  /** The same object each time. */
  server(kind: CertificateKind): ServerCertificate;
}

const hour = 3_600_000;
const day = 24 * hour;
const authority = 'Mock Platform CA';

/**
 * Makes a CA and one server certificate of each kind: `valid`, `expired` (since yesterday), `wrong-host` (for another name)
 * and `unknown-ca` (signed by a CA of the same name with another key). Nothing else is wrong with any of them, so that
 * only a look at just that aspect tells them apart. Validity begins a day before `now`, as devices' clocks may be slow.
 *
 * A process makes them once an hour for the same names: the suites start a platform for each scenario.
 */
export function createCertificates(options: CertificateOptions): Promise<Certificates> {
  const { keyType = 'rsa', now, hosts = [] } = options;
  const names = [...new Set(['localhost', '127.0.0.1', '::1', ...hosts])];
  const wanted = JSON.stringify([keyType, names, Math.floor(now / hour)]);
  const known = made.get(wanted) ?? makeCertificates(keyType, names, now);
  made.set(wanted, known);
  return known;
}

const made = new Map<string, Promise<Certificates>>();

async function makeCertificates(keyType: KeyType, names: readonly string[], now: number): Promise<Certificates> {
  const { ca, server } = await keysOf(keyType);
  const valid = { signer: ca, names, from: now - day, to: now + 365 * day };
  const certOf = (leaf: typeof valid) =>
    signCertificate({ subject: leaf.names[0] ?? '', issuer: authority, publicKey: server.publicKey, ...leaf });
  const key = String(server.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const leaves: Readonly<Record<CertificateKind, typeof valid>> = {
    valid,
    // Any key but the CA's will do, and making another one would take its time.
    'unknown-ca': { ...valid, signer: server },
    expired: { ...valid, from: now - 30 * day, to: now - day },
    'wrong-host': { ...valid, names: ['elsewhere.invalid'] },
  };
  const servers = new Map<CertificateKind, ServerCertificate>();
  return {
    caPem: authorityCertificate(ca, now),
    // Each is signed when it is wanted: most platforms show only the valid one.
    server(kind) {
      const one = servers.get(kind) ?? { key, cert: certOf(leaves[kind]) };
      servers.set(kind, one);
      return one;
    },
  };
}

/** The CA is older than the oldest certificate that it signs. */
function authorityCertificate(ca: KeyPair, now: number): string {
  return signCertificate({
    subject: authority,
    issuer: authority,
    signer: ca,
    publicKey: ca.publicKey,
    from: now - 31 * day,
    to: now + 3650 * day,
    names: 'ca',
  });
}

interface Keys {
  readonly ca: KeyPair;
  readonly server: KeyPair;
}

/** A process makes them once, when they are wanted: those for RSA take some tenths of a second. */
const keys = new Map<KeyType, Promise<Keys>>();

/**
 * Makes the keys of the certificates, unless it has been done. It keeps other threads busy, not this one: whoever knows that
 * certificates will be wanted calls it early.
 */
export function keysOf(keyType: KeyType = 'rsa'): Promise<Keys> {
  const known = keys.get(keyType) ?? makeKeys(keyType);
  keys.set(keyType, known);
  return known;
}

const generate = promisify(generateKeyPair);

async function makeKeys(keyType: KeyType): Promise<Keys> {
  const make = (): Promise<KeyPair> =>
    keyType === 'rsa' ? generate('rsa', { modulusLength: 2048 }) : generate('ec', { namedCurve: 'P-256' });
  const [ca, server] = await Promise.all([make(), make()]);
  return { ca, server };
}
