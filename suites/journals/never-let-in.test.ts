import { expect, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { neverLetIn } from './never-let-in.ts';

const connack = (returnCode: number, seq: number): Entry => ({
  seq,
  at: 0,
  wall: 0,
  type: 'packet-sent',
  connection: seq,
  packet: { type: 'CONNACK', returnCode, sessionPresent: false },
  raw: Uint8Array.of(0x20, 2, 0, returnCode),
});
const told = (...codes: number[]) => neverLetIn({ name: 'lamp', entries: codes.map(connack) });

test('of a device that got no answer, or was let in, nothing is told', () => {
  expect(told()).toBeUndefined();
  expect(told(0)).toBeUndefined();
  expect(told(4, 0, 3)).toBeUndefined();
});

test('a device that was refused each time is told with its last return code', () => {
  expect(told(3, 5)).toContain('refused every CONNECT of lamp, the last one with return code 5.');
});
