import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../fixtures/credentials/vectors.json' with { type: 'json' };
import { diagnosePassword } from './diagnose-password.ts';
import { computePassword } from './password.ts';

const secret = '00112233445566778899aA';
const timestamp = '2018072417';
const id = 'mqtt_sdk05';
const clientId = `${id}_2_0_${timestamp}`;
const now = Date.UTC(2018, 6, 24, 17, 30);
const right = computePassword({ secret, timestamp });
const digest = Buffer.from(right, 'hex');
const hmac = (key: string, message: string | Buffer, algorithm = 'sha256') =>
  createHmac(algorithm, key).update(message).digest('hex');

const diagnose = (password: string | Uint8Array, of: Partial<Parameters<typeof diagnosePassword>[0]> = {}) =>
  diagnosePassword({ secret, timestamp, clientId, id, now, password: Buffer.from(password), ...of });

describe('a wrong password', () => {
  test.each<[string, string | Uint8Array]>([
    ['HMAC with key and message swapped', hmac(secret, timestamp)],
    ['the right digest in upper-case hexadecimal', right.toUpperCase()],
    ['the secret itself instead of its HMAC', secret],
    ['the secret decoded from hexadecimal before the HMAC', hmac(timestamp, Buffer.from(secret, 'hex'))],
    ['the right digest in base64 instead of hexadecimal', digest.toString('base64')],
    ['the right digest in base64 instead of hexadecimal', digest.toString('base64url')],
    ['the right digest as 32 raw bytes instead of hexadecimal', digest],
    [
      'the right digest without the leading zeros of its bytes',
      Array.from(digest, (byte) => byte.toString(16)).join(''),
    ],
    [
      'the right digest with ff for each byte above 7f (signed characters)',
      right.replace(/../g, (byte) => (byte > '7f' ? 'ff' : byte)),
    ],
    ['plain SHA-256 of the secret, without a key', createHash('sha256').update(secret).digest('hex')],
    [
      'plain SHA-256 of secret and timestamp, instead of HMAC',
      createHash('sha256').update(`${timestamp}${secret}`).digest('hex'),
    ],
    ['HMAC-SHA1 instead of HMAC-SHA256', hmac(timestamp, secret, 'sha1')],
    ["HMAC over another timestamp than the client identifier's: 2018072501, 8 h after it", hmac('2018072501', secret)],
    ["HMAC over another timestamp than the client identifier's: 2018072416, 1 h before it", hmac('2018072416', secret)],
    ['HMAC over the date without the hour', hmac('20180724', secret)],
    ['HMAC over the timestamp with a line end or NUL after it', hmac(`${timestamp}\n`, secret)],
    ['the secret in the wrong case', hmac(timestamp, secret.toUpperCase())],
    ['a line end, white space or NUL after the secret', hmac(timestamp, `${secret}\r\n`)],
    ['a line end, white space or NUL after the secret', hmac(timestamp, `${secret}\0`)],
    [
      `HMAC of the first ${secret.length - 1} of the secret's ${secret.length} characters only`,
      hmac(timestamp, secret.slice(0, -1)),
    ],
    [`HMAC of the first 1 of the secret's ${secret.length} characters only`, hmac(timestamp, secret.slice(0, 1))],
    ['the secret in quotation marks', hmac(timestamp, `"${secret}"`)],
    ['an empty secret', hmac(timestamp, '')],
    ['HMAC with the secret as key and the client identifier as message', hmac(secret, clientId)],
    ['HMAC with the client identifier as key', hmac(clientId, secret)],
    ['HMAC with the secret as key and the id as message', hmac(secret, id)],
    ['HMAC with the id as key', hmac(id, secret)],
    ['HMAC of the id instead of the secret', hmac(timestamp, id)],
    ['HMAC of the client identifier instead of the secret', hmac(timestamp, clientId)],
    ['no password at all', ''],
    ['the right digest with white space or a NUL around it', `${right}\n`],
    ['only the first 32 digits of the right digest', right.slice(0, 32)],
    ['the right digest with 3 bytes after it', `${right}abc`],
    ["the right digest with openssl's label in front", `SHA2-256(stdin)= ${right}`],
    ["the right digest with openssl's label in front", `HMAC-SHA256(secret.txt)= ${right}\n`],
    ["the right digest with openssl's label in front", `(stdin)= ${right}`],
    ["the right digest with sha256sum's file name behind it", `${right}  -`],
    ['the right digest with quotation marks around its digits', `"${right}"`],
    ['the right digest with quotation marks around its digits', `“${right}”`],
    ['the right digest with a byte order mark around its digits', `\ufeff${right}`],
    ['the right digest with 0x in front', `0x${right}`],
    ["the right digest as Python prints bytes, in b''", `b'${right}'`],
    ['the right digest with 3 bytes before it', `abc${right}`],
    ['the right digest in UTF-16', Buffer.from(`\ufeff${right}`, 'utf16le')],
    ['the right digest with "-" between its bytes', right.toUpperCase().replace(/..(?!$)/g, '$&-')],
    ['the right digest with ":" between its bytes', right.replace(/..(?!$)/g, '$&:')],
    ['the digits of the right digest in base64', Buffer.from(right).toString('base64')],
    ['the digits of the right digest in hexadecimal once more', Buffer.from(right).toString('hex')],
    ['white space around the secret', hmac(timestamp, ` ${secret}`)],
    ['white space around the secret', hmac(timestamp, `\t${secret} `)],
    ['white space around the secret', hmac(timestamp, `\u3000${secret}`)],
    ['the secret in quotation marks', hmac(timestamp, `“${secret}”`)],
    ['the secret in quotation marks', hmac(timestamp, `\`${secret}\``)],
    ['a byte order mark before the secret', hmac(timestamp, `\ufeff${secret}`)],
    ['the secret in UTF-16', hmac(timestamp, Buffer.from(secret, 'utf16le'))],
    ['"-n " before the secret, as some shells print it', hmac(timestamp, `-n ${secret}\n`)],
    ['the secret in base64 before the HMAC', hmac(timestamp, Buffer.from(secret).toString('base64'))],
    ['a comma or semicolon after the secret', hmac(timestamp, `${secret}，`)],
    ['HMAC over the timestamp in quotation marks', hmac(`'${timestamp}'`, secret)],
    ['another digest, in upper-case hexadecimal', hmac('a', 'b').toUpperCase()],
  ])('is recognised: %s', (mistake, password) => {
    expect(diagnose(password)).toBe(mistake);
  });

  test.each(vectors.invalid)('of vector $name is recognised', ({ nearMiss, password, ...input }) => {
    expect(diagnose(password, input)).toBe(nearMiss);
  });

  test('made with the present hour is recognised when the client identifier has an old timestamp', () => {
    const old = { timestamp: '2017010100', clientId: `${id}_2_0_2017010100` };
    expect(diagnose(hmac('2018072417', secret), old)).toBe(
      "HMAC over another timestamp than the client identifier's: the present hour",
    );
  });

  test('made with local time is recognised when the client identifier has no hour', () => {
    const dateOnly = { timestamp: '20180724', clientId: `${id}_2_0_20180724` };
    expect(diagnose(hmac('2018072501', secret), dateOnly)).toBe(
      "HMAC over another timestamp than the client identifier's: 2018072501, 8 h after the present hour",
    );
  });

  test('made of another secret that the platform knows is recognised', () => {
    const otherSecrets = [{ of: "the product's secret", secret: '11112222333344445555' }];
    expect(diagnose(hmac(timestamp, '11112222333344445555'), { otherSecrets })).toBe("HMAC of the product's secret");
  });

  test('that is none of the known mistakes is left unexplained', () => {
    expect(diagnose(hmac('a', 'b'))).toBeUndefined();
    expect(diagnose('open sesame')).toBeUndefined();
  });

  test('never makes the diagnosis throw, nor show a secret or a digest', () => {
    const text = fc.string({ unit: 'binary', minLength: 8, maxLength: 24 }).map((noise) => `s3cr3t-${noise}`);
    const password = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.constantFrom('secret', 'swapped', 'right').map((what) => what),
    );
    fc.assert(
      fc.property(text, password, (secret, what) => {
        const digest = computePassword({ secret, timestamp });
        const texts = { secret, swapped: hmac(secret, timestamp), right: `${digest} ` };
        const given = typeof what === 'string' ? texts[what as keyof typeof texts] : what;
        const told = diagnose(given, { secret }) ?? '';
        expect(told).not.toContain(secret);
        expect(told).not.toContain(digest);
      }),
      { numRuns: 50 },
    );
  });
});
