import { createPrivateKey, createPublicKey, generatePrime } from 'node:crypto';
import type { KeyPair } from './sign-certificate.ts';

const publicExponent = 65_537n;
/** Half of the modulus. Both of a prime's highest bits are set, so that the product of two has all its bits. */
const primeBits = 1024;

/**
 * Makes an RSA key of 2048 bits (RFC 8017, 3) from two primes of OpenSSL. Its own `generateKeyPair` takes three times as long,
 * 60 to 450 ms of a processor, as FIPS 186-4 has it build each prime around two smaller ones.
 */
export async function generateRsaKeys(): Promise<KeyPair> {
  const [p, q] = [await primeOfKey(), await primeOfKey()];
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: publicExponent, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const members = Object.entries(numbers).map(([name, value]) => [name, base64url(value)]);
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** A prime that goes with the public exponent: no multiple of it plus one. */
async function primeOfKey(): Promise<bigint> {
  const prime = await new Promise<bigint>((resolve, reject) => {
    generatePrime(primeBits, { bigint: true }, (error, drawn) => (error ? reject(error) : resolve(drawn)));
  });
  return prime % publicExponent === 1n ? primeOfKey() : prime;
}

/** The number from 1 to `modulus` that gives 1 when it is multiplied by `value`, which has no factor in common with it. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [larger, smaller] = [modulus, value % modulus];
  let [before, last] = [0n, 1n];
  while (smaller > 1n) {
    const times = larger / smaller;
    [larger, smaller] = [smaller, larger - times * smaller];
    [before, last] = [last, before - times * last];
  }
  return ((last % modulus) + modulus) % modulus;
}

function base64url(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex').toString('base64url');
}
