import { expect, test } from 'vitest';
import { brokerBounds } from '../listeners/broker-bounds.ts';
import { SessionStore } from './session-store.ts';

const client = (id: string) => ({ id });
const packet = (brokerCounter: number, bytes = 10) => ({
  cmd: 'publish',
  brokerId: 'b',
  brokerCounter,
  topic: 't',
  payload: new Uint8Array(bytes),
});
const numbersOf = async (store: SessionStore, id: string) =>
  ((await store.outgoingStream(client(id)).toArray()) as { brokerCounter: number }[]).map((one) => one.brokerCounter);

test('of a QoS 2 packet its identifier is kept, and not what it holds', async () => {
  const store = new SessionStore();
  const large = { messageId: 7, topic: 't', payload: new Uint8Array(1000) };
  await store.incomingStorePacket(client('a'), large);
  expect(await store.incomingGetPacket(client('a'), { messageId: 7 })).toEqual({ messageId: 7 });
  await store.incomingDelPacket(client('a'), { messageId: 7 });
  await expect(store.incomingGetPacket(client('a'), { messageId: 7 })).rejects.toThrow('no such packet');
});

test('commands without PUBACK are kept up to a bound, the latest of them; those that were acknowledged make room', async () => {
  const store = new SessionStore();
  const bytes = brokerBounds.sessionCommands / 10;
  for (let n = 1; n <= 30; n += 1) await store.outgoingEnqueue({ clientId: 'a' }, packet(n, bytes));
  expect(await numbersOf(store, 'a')).toEqual([22, 23, 24, 25, 26, 27, 28, 29, 30]);
  await store.outgoingUpdate(client('a'), { ...packet(25, bytes), messageId: 5 });
  expect(await store.outgoingClearMessageId(client('a'), { messageId: 5 })).toMatchObject({ brokerCounter: 25 });
  await store.outgoingEnqueue({ clientId: 'a' }, packet(31, bytes));
  expect(await numbersOf(store, 'a')).toEqual([22, 23, 24, 26, 27, 28, 29, 30, 31]);
});

test('a command that was too old to be kept leaves all the same, a PUBREL for nothing does not', async () => {
  const store = new SessionStore();
  await expect(store.outgoingUpdate(client('a'), { ...packet(1), messageId: 1 })).resolves.toBeUndefined();
  await expect(store.outgoingUpdate(client('a'), { ...packet(1), cmd: 'pubrel', messageId: 1 })).rejects.toThrow(
    'no such packet',
  );
});

test('of all sessions the ones that were used least recently go when there are too many', async () => {
  const store = new SessionStore();
  const subscription = { topic: 'x'.repeat(50_000), qos: 1 };
  const ids = Array.from({ length: 400 }, (_, n) => `client ${n}`);
  for (const id of ids) await store.addSubscriptions(client(id), [subscription]);
  const kept = [];
  for (const id of ids) if ((await store.subscriptionsByClient(client(id))).length > 0) kept.push(id);
  expect(kept.length * 100_000).toBeGreaterThan(brokerBounds.sessions * 0.9);
  expect(kept.length * 100_000).toBeLessThanOrEqual(brokerBounds.sessions);
  expect(kept).toEqual(ids.slice(-kept.length));
});

test('of a device the latest four sessions are kept, and none when it is deleted', async () => {
  const store = new SessionStore();
  for (let n = 0; n < 10; n += 1) {
    store.belongs(`lamp ${n}`, 'lamp');
    await store.addSubscriptions(client(`lamp ${n}`), [{ topic: 't', qos: 1 }]);
  }
  const has = async (n: number) => (await store.subscriptionsByClient(client(`lamp ${n}`))).length > 0;
  expect([await has(5), await has(6), await has(9)]).toEqual([false, true, true]);
  store.forgetDevice('lamp');
  expect(await has(9)).toBe(false);
});
