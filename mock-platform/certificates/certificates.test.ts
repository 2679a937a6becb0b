import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, describe, expect, test } from 'vitest';
import type { CertificateKind } from '../journal/events.ts';
import { type Certificates, createCertificates, type KeyType } from './certificates.ts';

const day = 86_400_000;
const made = new Map<KeyType, Promise<Certificates>>();
const certificates = (keyType: KeyType) => {
  const known = made.get(keyType) ?? createCertificates({ keyType, now: Date.now() });
  made.set(keyType, known);
  return known;
};

/** What a careful client makes of a server: "connected", or the error's code. */
async function handshake(keyType: KeyType, kind: CertificateKind, client: tls.ConnectionOptions): Promise<string> {
  const { caPem, server } = await certificates(keyType);
  const listener = tls.createServer({ ...server(kind), ciphers: 'DEFAULT:AES256-SHA256:@SECLEVEL=0' }, (socket) =>
    socket.end(),
  );
  listener.on('tlsClientError', () => {});
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const socket = tls.connect({ host: '127.0.0.1', port, ca: caPem, ...client });
  try {
    await once(socket, 'secureConnect');
    return 'connected';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    socket.destroy();
    listener.close();
  }
}

describe.each<KeyType>(['rsa', 'ecdsa'])('with %s keys, a careful client', (keyType) => {
  test.each<[CertificateKind, string]>([
    ['valid', 'connected'],
    ['unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('that meets the %s certificate: %s', async (kind, outcome) => {
    expect(await handshake(keyType, kind, {})).toBe(outcome);
  });

  test('that asks for localhost by name connects', async () => {
    expect(await handshake(keyType, 'valid', { servername: 'localhost' })).toBe('connected');
  });

  test('that does not know the CA refuses the valid certificate', async () => {
    expect(await handshake(keyType, 'valid', { ca: [] })).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

test.each<CertificateKind>(['unknown-ca', 'expired', 'wrong-host'])(
  'a client that does not look connects to the %s certificate',
  async (kind) => {
    expect(await handshake('rsa', kind, { rejectUnauthorized: false })).toBe('connected');
  },
);

test.each(['ECDHE-RSA-AES128-SHA', 'AES256-SHA256'])('an RSA certificate serves the old cipher %s', async (cipher) => {
  const old = { maxVersion: 'TLSv1.2', ciphers: `${cipher}:@SECLEVEL=0` } as const;
  expect(await handshake('rsa', 'valid', old)).toBe('connected');
});

describe('the certificates', () => {
  test('name localhost, its addresses, and further hosts', async () => {
    const { server } = await createCertificates({
      keyType: 'ecdsa',
      now: Date.now(),
      hosts: ['bench.example', '192.0.2.7', '127.0.0.1'],
    });
    const certificate = new X509Certificate(server('valid').cert);
    for (const host of ['localhost', 'bench.example']) expect(certificate.checkHost(host)).toBe(host);
    for (const address of ['127.0.0.1', '::1', '192.0.2.7']) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.subjectAltName).toContain('DNS:192.0.2.7');
    expect(certificate.checkHost('elsewhere.invalid')).toBeUndefined();
  });

  test("follow the platform's clock, and begin a day before it", async () => {
    const now = Date.UTC(2018, 6, 24, 17, 30);
    const { caPem, server } = await createCertificates({ keyType: 'ecdsa', now });
    const lifetime = (pem: string) => {
      const { validFrom, validTo } = new X509Certificate(pem);
      return [Date.parse(validFrom), Date.parse(validTo)];
    };
    expect(lifetime(server('valid').cert)).toEqual([now - day, now + 365 * day]);
    expect(lifetime(server('expired').cert)).toEqual([now - 30 * day, now - day]);
    expect(lifetime(caPem)[0]).toBe(now - 31 * day);
  });

  test('are signed by the CA, except the unknown one, which only has its name', async () => {
    const { caPem, server } = await certificates('ecdsa');
    const ca = new X509Certificate(caPem);
    const signed = (kind: CertificateKind) => new X509Certificate(server(kind).cert).verify(ca.publicKey);
    expect((['valid', 'expired', 'wrong-host', 'unknown-ca'] as const).map(signed)).toEqual([true, true, true, false]);
    expect(new X509Certificate(server('unknown-ca').cert).issuer).toBe(ca.subject);
  });

  test('are the same within an hour, and get new numbers later', async () => {
    const now = Date.now();
    const [one, other] = [await createCertificates({ now }), await createCertificates({ now: now + 3_600_000 })];
    expect(await createCertificates({ now })).toBe(one);
    expect(await createCertificates({ now, hosts: ['lamp.test'] })).not.toBe(one);
    expect(one.server('valid').key).toBe(other.server('valid').key);
    const numbers = [one, other].map(({ server }) => new X509Certificate(server('valid').cert).serialNumber);
    expect(new Set(numbers).size).toBe(2);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.runIf(hasOpenssl)('openssl, at its strictest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each<[KeyType, CertificateKind, RegExp]>([
    ['rsa', 'valid', /: OK$/],
    ['ecdsa', 'valid', /: OK$/],
    ['rsa', 'unknown-ca', /error 20 at 0 depth lookup|error 7 at 0 depth lookup/],
    ['rsa', 'expired', /error 10 at 0 depth lookup/],
    ['rsa', 'wrong-host', /error 62 at 0 depth lookup|error 64 at 0 depth lookup/],
  ])('says of the %s certificate that is %s: %s', async (keyType, kind, verdict) => {
    const { caPem, server } = await certificates(keyType);
    const [ca, leaf] = [join(folder, 'ca.pem'), join(folder, 'leaf.pem')];
    writeFileSync(ca, caPem);
    writeFileSync(leaf, server(kind).cert);
    const strict = ['-x509_strict', '-check_ss_sig', '-purpose', 'sslserver', '-verify_hostname', 'localhost'];
    const { stdout, stderr } = spawnSync('openssl', ['verify', ...strict, '-CAfile', ca, leaf], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`.trim()).toMatch(verdict);
  });

  test('reads the key in PKCS #8', async () => {
    const { server } = await certificates('rsa');
    const key = join(folder, 'key.pem');
    writeFileSync(key, server('valid').key);
    expect(execFileSync('openssl', ['pkey', '-in', key, '-noout', '-text'], { encoding: 'utf8' })).toContain(
      '2048 bit',
    );
  });
});
