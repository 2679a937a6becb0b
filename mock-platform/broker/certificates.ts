import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { CertificateKind } from '../journal/events.ts';

/** `rsa`: RSA with 2048 bits, which old devices understand · `ecdsa`: P-256. */
export type KeyType = 'rsa' | 'ecdsa';

export interface CertificateOptions {
  /** Default: `rsa`. */
  readonly keyType?: KeyType;
  /** Platform time in milliseconds since the epoch. */
  readonly now: number;
  /** Names and addresses that devices connect to, besides localhost, 127.0.0.1 and ::1. */
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
const authority = 'CN=Mock Platform CA,O=Mock Platform';

/**
 * Makes a CA and one server certificate of each kind: `valid`, `expired` (since yesterday), `wrong-host` (for another name)
 * and `unknown-ca` (signed by a CA of the same name with another key). Nothing else is wrong with any of them, so that
 * only a look at just that aspect tells them apart. Validity begins a day before `now`, as devices' clocks may be slow.
 *
 * A process makes them once an hour for the same names: signing five certificates takes 80 ms of a processor, and the suites
 * start a platform for each scenario.
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
  const valid: Leaf = { signer: ca, server, names, from: now - day, to: now + 365 * day };
  const [caPem, key, ...certs] = await Promise.all([
    selfSign(ca, now),
    privateKeyPem(server),
    sign(valid),
    // Any key but the CA's will do, and making another one would take its time.
    sign({ ...valid, signer: server }),
    sign({ ...valid, from: now - 30 * day, to: now - day }),
    sign({ ...valid, names: ['elsewhere.invalid'] }),
  ]);
  const [ofValid, ofUnknownCa, ofExpired, ofWrongHost] = certs;
  const servers = {
    valid: { key, cert: ofValid },
    'unknown-ca': { key, cert: ofUnknownCa },
    expired: { key, cert: ofExpired },
    'wrong-host': { key, cert: ofWrongHost },
  };
  return { caPem, server: (kind) => servers[kind] };
}

/** A server certificate to be. */
interface Leaf {
  readonly signer: webcrypto.CryptoKeyPair;
  readonly server: webcrypto.CryptoKeyPair;
  readonly names: readonly string[];
  readonly from: number;
  readonly to: number;
}

async function sign({ signer, server, names, from, to }: Leaf): Promise<string> {
  const isRsa = server.publicKey.algorithm.name.startsWith('RSA');
  // Key exchange by RSA is still in use, and encrypts with the certificate's key (ref 12).
  const usages = x509.KeyUsageFlags.digitalSignature | (isRsa ? x509.KeyUsageFlags.keyEncipherment : 0);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${names[0]},O=Mock Platform`,
    issuer: authority,
    notBefore: new Date(from),
    notAfter: new Date(to),
    publicKey: server.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: { ...signer.privateKey.algorithm, hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usages, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.flatMap(alternativeNames)),
      await x509.SubjectKeyIdentifierExtension.create(server.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(signer.publicKey),
    ],
  });
  return certificate.toString('pem');
}

/** An IPv4 address stands there as a DNS name too: older mbedTLS compares nothing else with what it connects to. */
function alternativeNames(host: string): x509.JsonGeneralNames {
  if (!isIP(host)) return [{ type: 'dns', value: host }];
  return [{ type: 'ip', value: host }, ...(isIPv4(host) ? [{ type: 'dns', value: host } as const] : [])];
}

/** The CA is older than the oldest certificate that it signs. */
async function selfSign(ca: webcrypto.CryptoKeyPair, now: number): Promise<string> {
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: authority,
    notBefore: new Date(now - 31 * day),
    notAfter: new Date(now + 3650 * day),
    keys: ca,
    signingAlgorithm: { ...ca.privateKey.algorithm, hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(ca.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
  return certificate.toString('pem');
}

interface Keys {
  readonly ca: webcrypto.CryptoKeyPair;
  readonly server: webcrypto.CryptoKeyPair;
}

/** RSA keys take up to a second: a process makes them once, when they are wanted. */
const keys = new Map<KeyType, Promise<Keys>>();

function keysOf(keyType: KeyType): Promise<Keys> {
  const known = keys.get(keyType) ?? makeKeys(keyType);
  keys.set(keyType, known);
  return known;
}

async function makeKeys(keyType: KeyType): Promise<Keys> {
  const algorithm =
    keyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
      : { name: 'ECDSA', namedCurve: 'P-256' };
  const make = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [ca, server] = await Promise.all([make(), make()]);
  return { ca, server };
}

async function privateKeyPem({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY');
}
