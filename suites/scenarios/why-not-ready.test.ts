import { expect, test } from 'vitest';
import { Journal } from '../../mock-platform/journal/journal.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { whyNotReady } from './why-not-ready.ts';

const opened = { type: 'connection-opened', connection: 1, transport: 'tls', remote: '127.0.0.1:5' } as const;
const failed = {
  type: 'tls-handshake',
  connection: 1,
  outcome: 'failed',
  certificate: 'valid',
  error: 'the device speaks plain MQTT, not TLS (wrong version number)',
} as const;
const strange = {
  type: 'connection-closed',
  connection: 1,
  by: 'platform',
  reason: 'the device speaks TLS, this port is plain MQTT',
  clean: false,
} as const;
const secured = { ...failed, outcome: 'completed' } as const;
const violated = {
  type: 'wire-violated',
  connection: 1,
  raw: Uint8Array.of(0x10),
  clause: 'MQTT-3.1.2-3',
  message: 'The reserved flag is set',
  expected: '0',
  actual: '1',
  fatal: false,
} as const;
const refused = {
  type: 'authenticated',
  connection: 1,
  accepted: false,
  returnCode: 4,
  reason: 'password: expected another one',
  findings: [],
} as const;
const online = { type: 'device-online', deviceId: 'lamp', connection: 1 } as const;
const exited = { type: 'device-exited', deviceId: 'lamp', code: 2, signal: null, asked: false } as const;

/** A rig of which only the journal is of interest; the device was started after `earlier`. */
function rigAfter(earlier: readonly SuiteEvent[], events: readonly SuiteEvent[], kind = 'module'): [Rig, number] {
  const journal = new Journal<SuiteEvent>();
  for (const event of [...earlier, ...events]) journal.record(event);
  const rig = {
    journal,
    options: { device: { kind }, waits: { startMs: 1500 }, playbook: { generation: 1 } },
    platform: { ports: { tls: 8883 } },
    transport: 'tls',
  };
  return [rig as unknown as Rig, earlier.length];
}

const publishedOn = (topic: string, purpose: 'foreign' | 'data' = 'foreign') => ({
  ...({ type: 'published', connection: 1, deviceId: 'lamp', topic, purpose } as const),
  ...{ qos: 1, retain: false, dup: false, payload: new Uint8Array() },
});
const later = '$oc/devices/lamp/sys/properties/report';

test.each<[string, readonly SuiteEvent[], string]>([
  ['nothing', [], 'it opened no connection to port 8883'],
  [
    'a log-in and topics of generation 2',
    [opened, online, publishedOn(later)],
    'it speaks generation 2 of the interface, and is judged as a device of another one: run with --generation 2',
  ],
  [
    'a log-in and topics of both',
    [opened, online, publishedOn(later), publishedOn('reports', 'data')],
    'it logged in, and did not subscribe to its command topic (a device that takes no commands declares capabilities.commands: false)',
  ],
  ['a connection', [opened], 'it opened a connection and sent no CONNECT'],
  [
    'a handshake that failed',
    [opened, failed],
    'its last connection failed: the device speaks plain MQTT, not TLS (wrong version number)',
  ],
  ['TLS on a port that is plain', [opened, strange], `its last connection failed: ${strange.reason}`],
  ['a handshake', [opened, failed, opened, secured], 'it opened a connection and sent no CONNECT'],
  [
    'bytes that are not MQTT',
    [opened, secured, violated],
    'what it sent is not MQTT 3.1.1: The reserved flag is set (MQTT-3.1.2-3)',
  ],
  [
    'a login',
    [opened, secured, online],
    'it logged in, and did not subscribe to its command topic (a device that takes no commands declares capabilities.commands: false)',
  ],
])('of a device that came as far as %s the message says so', (_, events, far) => {
  expect(whyNotReady(...rigAfter([], events))).toBe(`The device was not ready within 1.5 s: ${far}.`);
});

test.each<[string, readonly SuiteEvent[]]>([
  ['a CONNECT that was refused, and another connection', [opened, secured, refused, opened, failed]],
  ['a login with which it registered, and was refused when it came as itself', [opened, online, opened, refused]],
])('of a device that came as far as %s no time is told: the suite may have given up before', (_, events) => {
  expect(whyNotReady(...rigAfter([], events))).toBe(
    'The device was not let in: its last CONNECT was refused with return code 4: password: expected another one.',
  );
});

test.each([
  [exited, 'with exit code 2'],
  [{ ...exited, code: null, signal: 'SIGSEGV' }, 'by SIGSEGV'],
])('of a device that ended the message says how: %j', (exit, how) => {
  expect(whyNotReady(...rigAfter([], [opened, exit]))).toBe(
    `The device ended ${how} before it was ready: it opened a connection and sent no CONNECT.`,
  );
});

test('for a command that opened no connection, the message says which variables hold the port', () => {
  expect(whyNotReady(...rigAfter([], [], 'command'))).toBe(
    'The device was not ready within 1.5 s: it opened no connection to port 8883, which it gets in IOT_HOST and IOT_PORT.',
  );
});

test('where the port is another one than usual, it says how to have that: some SDKs take no other', () => {
  const [rig, after] = rigAfter([], [], 'command');
  expect(whyNotReady({ ...rig, platform: { ports: { tls: 41_155 } } } as never, after)).toBe(
    'The device was not ready within 1.5 s: it opened no connection to port 41155, which it gets in IOT_HOST and IOT_PORT (a program that connects to no other port than 8883: --port 8883).',
  );
});

test('what an earlier run of the device did does not count', () => {
  expect(whyNotReady(...rigAfter([opened, secured, online, exited], []))).toBe(
    'The device was not ready within 1.5 s: it opened no connection to port 8883.',
  );
});
