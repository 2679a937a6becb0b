import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { addressBytes, bits, der, integer, isTrue, nothing, octets, oid, sequence, set, time, utf8 } from './der.ts';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** A certificate to be (X.509 version 3, RFC 5280). */
export interface CertificateRequest {
  /** Common names; the organization is the mock platform. */
  readonly subject: string;
  readonly issuer: string;
  readonly signer: KeyPair;
  readonly publicKey: KeyObject;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Hosts that a server goes by, or `ca`: it signs certificates of servers. */
  readonly names: readonly string[] | 'ca';
}

/** Signs with SHA-256. Returns PEM. */
export function signCertificate({ subject, issuer, signer, publicKey, from, to, names }: CertificateRequest): string {
  const algorithm = signatureAlgorithms[keyTypeOf(signer.privateKey)];
  const content = sequence(
    der(0xa0, integer(Uint8Array.of(2))),
    integer(randomBytes(16).fill(1, 0, 1)),
    algorithm,
    name(issuer),
    sequence(time(from), time(to)),
    name(subject),
    spkiOf(publicKey),
    der(0xa3, sequence(...(names === 'ca' ? ofAuthority : ofServer(names, publicKey)), ...keyIds(publicKey, signer))),
  );
  const signature = sign('sha256', content, signer.privateKey);
  const base64 = sequence(content, algorithm, bits(signature)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}(?!$)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

const signatureAlgorithms = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), nothing),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
};

const ofAuthority = [
  extension('2.5.29.19', sequence(isTrue, integer(Uint8Array.of(0))), 'critical'),
  // keyCertSign and cRLSign.
  extension('2.5.29.15', bits(Uint8Array.of(0x06), 1), 'critical'),
];

function ofServer(names: readonly string[], publicKey: KeyObject): Buffer[] {
  // digitalSignature; key exchange by RSA is still in use (ref 12), and needs keyEncipherment.
  const usage = keyTypeOf(publicKey) === 'rsa' ? bits(Uint8Array.of(0xa0), 5) : bits(Uint8Array.of(0x80), 7);
  return [
    extension('2.5.29.19', sequence(), 'critical'),
    extension('2.5.29.15', usage, 'critical'),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...names.flatMap(alternativeNames))),
  ];
}

/** An IPv4 address stands there as a DNS name too: older mbedTLS compares nothing else with what it connects to. */
function alternativeNames(host: string): Buffer[] {
  const dns = der(0x82, Buffer.from(host, 'ascii'));
  if (!isIP(host)) return [dns];
  const ip = der(0x87, addressBytes(host));
  return isIPv4(host) ? [ip, dns] : [ip];
}

/** The subject's key and the signer's, each by a digest. */
function keyIds(publicKey: KeyObject, signer: KeyPair): Buffer[] {
  const idOf = (key: KeyObject) => createHash('sha1').update(spkiOf(key)).digest();
  return [
    extension('2.5.29.14', octets(idOf(publicKey))),
    extension('2.5.29.35', sequence(der(0x80, idOf(signer.publicKey)))),
  ];
}

function extension(id: string, value: Buffer, critical?: 'critical'): Buffer {
  return sequence(oid(id), ...(critical ? [isTrue] : []), octets(value));
}

function name(commonName: string): Buffer {
  const part = (id: string, text: string) => set(sequence(oid(id), utf8(text)));
  return sequence(part('2.5.4.3', commonName), part('2.5.4.10', 'Mock Platform'));
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function keyTypeOf(key: KeyObject): 'rsa' | 'ec' {
  return key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
}
