import { expect, test } from 'vitest';
import { addressBytes, bits, der, integer, oid, time } from './der.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.each([
  [0, '0400'],
  [127, '047f'],
  [128, '048180'],
  [255, '0481ff'],
  [256, '04820100'],
  [65_536, '0483010000'],
])('%i bytes have their length before them', (length, prefix) => {
  const value = der(0x04, Buffer.alloc(length));
  expect(hex(value.subarray(0, prefix.length / 2))).toBe(prefix);
  expect(value).toHaveLength(prefix.length / 2 + length);
});

test.each([
  [[0], '020100'],
  [[0, 0], '020100'],
  [[0x7f], '02017f'],
  [[0x80], '02020080'],
  [[0, 0x80], '02020080'],
  [[1, 0], '02020100'],
])('the number of the bytes %j is as short as it can be, and never negative', (bytes, expected) => {
  expect(hex(integer(Uint8Array.from(bytes)))).toBe(expected);
});

test.each([
  ['2.5.4.3', '0603550403'],
  ['1.2.840.113549.1.1.11', '06092a864886f70d01010b'],
  ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
])('%s is written in base 128', (dotted, expected) => {
  expect(hex(oid(dotted))).toBe(expected);
});

test('bits say how many of the last byte do not count', () => {
  expect(hex(bits(Uint8Array.of(0xa0), 5))).toBe('030205a0');
});

test.each([
  [Date.UTC(2018, 6, 24, 17, 30, 5, 999), '170d', '180724173005Z'],
  [Date.UTC(2049, 11, 31, 23, 59, 59), '170d', '491231235959Z'],
  [Date.UTC(2050, 0, 1), '180f', '20500101000000Z'],
  [Date.UTC(1949, 0, 1), '180f', '19490101000000Z'],
])('%i ms is a time of kind and length %s', (ms, prefix, text) => {
  expect(hex(time(ms))).toBe(`${prefix}${Buffer.from(text).toString('hex')}`);
});

test.each([
  ['192.0.2.7', 'c0000207'],
  ['::1', '00000000000000000000000000000001'],
  ['::', '00000000000000000000000000000000'],
  ['2001:DB8::8:800:200C:417A', '20010db80000000000080800200c417a'],
  ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  ['::ffff:192.0.2.7', '00000000000000000000ffffc0000207'],
  ['fe80::1%eth0', 'fe800000000000000000000000000001'],
])('the address %s has its bytes', (address, expected) => {
  expect(hex(addressBytes(address))).toBe(expected);
});
