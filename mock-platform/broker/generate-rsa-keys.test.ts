import { spawnSync } from 'node:child_process';
import { constants, privateDecrypt, publicEncrypt, sign, verify } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateRsaKeys } from './generate-rsa-keys.ts';
import type { KeyPair } from './sign-certificate.ts';

let keys: readonly KeyPair[];
beforeAll(async () => {
  keys = await Promise.all(Array.from({ length: 8 }, generateRsaKeys));
});

describe('an RSA key', () => {
  test('has 2048 bits and the usual exponent', () => {
    for (const { publicKey, privateKey } of keys) {
      const details = { modulusLength: 2048, publicExponent: 65_537n };
      expect(publicKey.asymmetricKeyDetails).toEqual(details);
      expect(privateKey.asymmetricKeyDetails).toEqual(details);
    }
  });

  test('is another one each time, in both of its primes', () => {
    const primes = keys.flatMap(({ privateKey }) => {
      const { p, q } = privateKey.export({ format: 'jwk' });
      return [p, q];
    });
    expect(new Set(primes).size).toBe(2 * keys.length);
  });

  test('signs what its public half verifies, and decrypts what that encrypts', () => {
    const text = Buffer.from('lamp-1');
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    for (const { publicKey, privateKey } of keys) {
      expect(verify('sha256', text, publicKey, sign('sha256', text, privateKey))).toBe(true);
      expect(privateDecrypt({ key: privateKey, padding }, publicEncrypt({ key: publicKey, padding }, text))).toEqual(
        text,
      );
    }
  });

  test('passes the checks of openssl', () => {
    for (const { privateKey } of keys) {
      const input = privateKey.export({ type: 'pkcs1', format: 'pem' });
      const { stdout, stderr } = spawnSync('openssl', ['rsa', '-check', '-noout'], { input, encoding: 'utf8' });
      expect(stdout + stderr).toMatch(/RSA key ok/);
    }
  });
});
