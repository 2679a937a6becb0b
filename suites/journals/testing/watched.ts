import { inJson } from '../../../mock-platform/generations/v1/messages-testing.ts';
import { defineRule, type Entry, type SuiteEvent } from '../../rules/rule.ts';
import { LiveRules } from '../live-rules.ts';

/** A rule that is broken by the third connection of one device. */
export const thirdConnection = defineRule({
  id: 'V1-TEST-01',
  level: 'MUST',
  sentence: 'connects twice at most',
  source: 'none',
  judge({ broken }) {
    let connections = 0;
    let products = 0;
    return {
      'product-registered': () => {
        products += 1;
      },
      authenticated(entry) {
        connections += 1;
        if (connections < 3) return;
        broken({ message: `${connections} with ${products} products`, expected: '', actual: '', evidence: [entry] });
      },
    };
  },
});

/** Entries come at moments that are a millisecond apart, unless `wait` lets time pass. */
export function watched(rule = thirdConnection, among = 1) {
  const broken: string[] = [];
  const live = new LiveRules({
    rules: [rule],
    among,
    suspended: ({ name }) => broken.push(`${name} is not judged`),
    broken: ({ name }, { id }, { message }) => broken.push(`${name} ${id} ${message}`),
    forgiven: () => {},
  });
  let seq = 0;
  let at = 0;
  const see = (event: SuiteEvent) => {
    seq += 1;
    at += 1;
    live.see({ ...event, seq, at, wall: at } as Entry);
  };
  const wait = (ms: number) => {
    at += ms;
  };
  const login = (connection: number, deviceId?: string, clientId = `${deviceId}_0_0_2026010100`) => {
    stay(connection, deviceId, clientId);
    see({ type: 'connection-closed', connection, by: 'device', reason: '', clean: true });
  };
  const stay = (connection: number, deviceId?: string, clientId = `${deviceId}_0_0_2026010100`) => {
    see({ type: 'connection-opened', connection, transport: 'tcp', remote: '127.0.0.1:9' });
    const packet = {
      type: 'CONNECT',
      protocolName: 'MQTT',
      protocolLevel: 4,
      cleanSession: true,
      keepAlive: 0,
      clientId,
    } as const;
    see({ type: 'packet-received', connection, packet, raw: new Uint8Array() });
    const known = deviceId === undefined ? {} : { deviceId };
    see({ type: 'authenticated', connection, accepted: true, returnCode: 0, reason: '', findings: [], ...known });
  };
  return { see, login, stay, wait, broken, live };
}

export type Watched = ReturnType<typeof watched>;

export const long = (connection: number, deviceId: string, bytes: number) =>
  ({
    type: 'message-received',
    v1: inJson,
    ...{ connection, deviceId, payload: new Uint8Array(bytes), unreadable: 'not JSON' },
  }) as const;

export const model = { services: [] } as never;
export const register = (see: (event: SuiteEvent) => void, deviceId: string) =>
  see({ type: 'device-registered', deviceId, nodeId: deviceId, productId: 'p' } as SuiteEvent);
