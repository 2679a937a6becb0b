import { describe, expect, test } from 'vitest';
import { inJson } from '../../mock-platform/generations/v1/messages-testing.ts';
import { defineRule } from '../rules/rule.ts';
import { long, model, register, thirdConnection, watched } from './testing/watched.ts';

test('each device is judged for itself', () => {
  const { see, login, broken } = watched();
  see({ type: 'product-registered', productId: 'p', v1: inJson, model });
  for (let n = 0; n < 2; n += 1) {
    login(2 * n, 'a');
    login(2 * n + 1, 'b');
  }
  expect(broken).toEqual([]);
  login(5, 'a');
  expect(broken).toEqual(['a V1-TEST-01 3 with 1 products']);
});

test('what was there before a device came is known to its rules, and what comes later, too', () => {
  const { see, login, broken } = watched();
  see({ type: 'product-registered', productId: 'p', v1: inJson, model });
  login(1, 'a');
  see({ type: 'product-registered', productId: 'q', v1: inJson, model });
  login(2, 'a');
  login(3, 'a');
  expect(broken).toEqual(['a V1-TEST-01 3 with 2 products']);
});

test('strangers are distinguished by the names that they give, and the quietest are forgotten', () => {
  const { login, broken } = watched();
  login(1, undefined, 'x_0_0_2026010100');
  login(2, undefined, 'x_0_0_2026010101');
  for (let n = 0; n < 60; n += 1) login(100 + n, undefined, `s${n}_0_0_2026010100`);
  login(3, undefined, 'x_0_0_2026010102');
  login(4, undefined, 'x_0_0_2026010102');
  expect(broken).toEqual([]);
  login(5, undefined, 'x_0_0_2026010103');
  expect(broken).toEqual(['x V1-TEST-01 3 with 0 products']);
});

test('a device is judged from its first connection on; who registers thousands makes the rules keep nothing for them', () => {
  const { see, login, broken, live } = watched();
  for (let n = 0; n < 2000; n += 1) register(see, `d${n}`);
  expect([live.judging, live.known]).toEqual([0, 0]);
  for (let n = 0; n < 3; n += 1) login(n, 'd7');
  expect([live.judging, live.known]).toEqual([1, 1]);
  expect(broken).toEqual(['d7 V1-TEST-01 3 with 0 products']);
});

test('of many devices those that were quiet the longest are judged anew from their next connection on', () => {
  const { see, login, broken, live } = watched();
  for (let n = 0; n < 600; n += 1) {
    register(see, `d${n}`);
    login(2 * n, `d${n}`);
    login(2 * n + 1, `d${n}`);
  }
  expect(live.judging).toBe(500);
  login(5000, 'd0');
  expect(broken).toEqual([]);
  login(5001, 'd599');
  expect(broken).toEqual(['d599 V1-TEST-01 3 with 0 products']);
});

test('a device that was deleted is forgotten, and what ends after it, too', () => {
  const { see, stay, live } = watched();
  register(see, 'a');
  stay(1, 'a');
  see({ type: 'device-deleted', deviceId: 'a' });
  see({ type: 'connection-closed', connection: 1, by: 'device', reason: '', clean: true });
  expect(live.judging).toBe(0);
});

test('what no rule looks at is not kept for those who come later: applications may call for days', () => {
  const { live, see } = watched();
  const call = { type: 'api-called', method: 'GET', path: '/', status: 200, durationMs: 1 } as const;
  for (let n = 0; n < 1000; n += 1) see(call);
  see({ type: 'product-registered', productId: 'p', v1: inJson, model: { services: [] } as never });
  expect(live.kept).toBe(1);
});

describe('of long packets rules hold only so much', () => {
  const MiB = 1024 * 1024;

  test('a device that sent more is judged from scratch from its next connection on, and knows what was there before it', () => {
    const { see, login, stay, broken } = watched();
    see({ type: 'product-registered', productId: 'p', v1: inJson, model });
    login(1, 'a');
    stay(2, 'a');
    see(long(2, 'a', 3 * MiB));
    login(3, 'a');
    login(4, 'a');
    expect(broken).toEqual([]);
    login(5, 'a');
    expect(broken).toEqual(['a V1-TEST-01 3 with 1 products']);
  });

  test('of many filters in one packet, what is made of them counts, not only their bytes', () => {
    const { see, login, stay, broken } = watched();
    login(1, 'a');
    stay(2, 'a');
    const filters = Array.from({ length: 20_000 }, (_, n) => ({ filter: `${n}`, qos: 1 }));
    const packet = { type: 'SUBSCRIBE', packetId: 1, filters } as const;
    see({ type: 'packet-received', connection: 2, packet, raw: new Uint8Array(160_000) });
    login(3, 'a');
    expect(broken).toEqual([]);
  });

  test('and of all together: the one that sent the most is not judged until it connects again, and a line says so', () => {
    const { see, login, stay, broken } = watched();
    login(1, 'quiet');
    login(2, 'quiet');
    stay(3, 'loud');
    for (let n = 0; n < 17; n += 1) see(long(3, 'loud', MiB));
    expect(broken).toEqual(['loud is not judged']);
    for (let n = 0; n < 3; n += 1) {
      see({
        type: 'authenticated',
        connection: 3,
        accepted: true,
        returnCode: 0,
        reason: '',
        findings: [],
        deviceId: 'loud',
      });
    }
    expect(broken).toHaveLength(1);
    login(4, 'quiet');
    expect(broken.at(-1)).toMatch(/^quiet V1-TEST-01/);
    for (const connection of [5, 6, 7]) login(connection, 'loud');
    expect(broken.at(-1)).toMatch(/^loud V1-TEST-01/);
  });
});

test('who connects without end is judged from scratch with every fortieth connection, strangers like devices', () => {
  const seen: number[] = [];
  const counting = defineRule({
    ...thirdConnection,
    judge() {
      const judgement = seen.push(0) - 1;
      return {
        'connection-opened': () => {
          seen[judgement] = (seen[judgement] ?? 0) + 1;
        },
      };
    },
  });
  for (const deviceId of ['a', undefined]) {
    const { login } = watched(counting);
    seen.length = 0;
    for (let connection = 1; connection <= 100; connection += 1) login(connection, deviceId, 'a_0_0_2026010100');
    expect(seen.filter(Boolean)).toEqual([40, 40, 20]);
  }
});
