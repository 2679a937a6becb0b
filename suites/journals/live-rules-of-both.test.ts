import { describe, expect, test } from 'vitest';
import { dataTopicOf, inJson } from '../../mock-platform/generations/v1/messages-testing.ts';
import { defineRule, type Entry, type SuiteEvent } from '../rules/rule.ts';
import { LiveRulesOfBoth } from './live-rules-of-both.ts';

/** A rule that every log-in, and every publication, breaks: it tells what its judge has seen. */
const telling = (id: string) =>
  defineRule({
    id,
    level: 'MUST',
    sentence: 'does nothing',
    source: 'none',
    judge: ({ broken }) => {
      const tell = (message: string, entry: Entry) => broken({ message, expected: '', actual: '', evidence: [entry] });
      return {
        authenticated: (entry) => tell('log-in', entry),
        published: (entry) => tell(entry.topic, entry),
        'command-unanswered': (entry) => tell(entry.key, entry),
      };
    },
  });

function watched(dataFormat?: 'json') {
  const broken: string[] = [];
  const live = new LiveRulesOfBoth({
    rules: { v1: [telling('V1-TEST-01')], v2: [telling('V2-TEST-01')] },
    broken: ({ name }, { id }, { message }) => broken.push(`${name} ${id.slice(0, 2)} ${message}`),
    forgiven: () => {},
  });
  let seq = 0;
  const see = (event: object) => {
    seq += 1;
    live.see({ ...(event as SuiteEvent), seq, at: seq, wall: seq } as Entry);
  };
  const login = (connection: number, deviceId?: string, of: object = { v1: {}, v2: {} }) => {
    see({ type: 'connection-opened', connection, transport: 'tcp', remote: '127.0.0.1:9' });
    const answer = { accepted: deviceId !== undefined, returnCode: 0, reason: '', findings: [] };
    see({ type: 'authenticated', connection, ...answer, ...(deviceId !== undefined && { deviceId, ...of }) });
  };
  const publish = (connection: number, deviceId: string, topic: string, of: object = {}) =>
    see({ type: 'published', connection, deviceId, topic, ...of });
  const close = (connection: number) =>
    see({ type: 'connection-closed', connection, by: 'device', reason: '', clean: true });
  see({ type: 'product-registered', productId: 'p', model: { services: [], ...(dataFormat && { dataFormat }) } });
  for (const deviceId of ['lamp', 'fan'])
    see({ type: 'device-registered', deviceId, nodeId: deviceId, productId: 'p' });
  return { broken, see, login, publish, close };
}

const second = { v2: { channel: 'events/up' } };
const first = { v1: inJson };

describe('a device is judged by the rules of the generation that it speaks', () => {
  test('from its log-in on, once it has shown which', () => {
    const { broken, login, publish } = watched();
    login(1, 'lamp');
    login(2, 'fan');
    expect(broken).toEqual([]);
    publish(1, 'lamp', 'a', second);
    publish(2, 'fan', 'b', first);
    expect(broken).toEqual(['lamp V2 log-in', 'lamp V2 a', 'fan V1 log-in', 'fan V1 b']);
  });

  test.each([
    ['$oc/devices/other/sys/messages/up', 'V2'],
    ['oc/devices/lamp/sys/messages/up', 'V2'],
    [dataTopicOf('other'), 'V1'],
  ])('also by a topic that is not its own: %s', (topic, which) => {
    const { broken, login, publish } = watched();
    login(1, 'lamp');
    publish(1, 'lamp', topic);
    expect(broken).toEqual([`lamp ${which} log-in`, `lamp ${which} ${topic}`]);
  });

  test('or by a filter', () => {
    const { broken, login, see } = watched();
    login(1, 'lamp');
    see({
      type: 'subscribed',
      connection: 1,
      deviceId: 'lamp',
      filters: [{ filter: 'x' }, { filter: 'y', ...second }],
    });
    expect(broken).toEqual(['lamp V2 log-in']);
  });

  test('by those of the first at once, if only the first has such a log-in', () => {
    const { broken, login } = watched();
    login(1, 'lamp', { v1: { login: 'node-id' } });
    expect(broken).toEqual(['lamp V1 log-in']);
  });

  test('by those of the second at once, if it spoke that before', () => {
    const { broken, login, publish, close } = watched();
    login(1, 'lamp');
    publish(1, 'lamp', 'a', second);
    close(1);
    login(2, 'lamp');
    expect(broken.slice(2)).toEqual(['lamp V2 log-in']);
  });

  test('by those of the second, if it speaks both: what it says in the first is passed over from then on', () => {
    const { broken, login, publish, close } = watched();
    login(1, 'lamp');
    publish(1, 'lamp', 'a', first);
    publish(1, 'lamp', 'b', second);
    publish(1, 'lamp', 'c', first);
    close(1);
    login(2, 'lamp');
    publish(2, 'lamp', 'd', first);
    expect(broken).toEqual(['lamp V1 log-in', 'lamp V1 a', 'lamp V2 log-in', 'lamp V2 d']);
  });
});

describe('a connection that shows nothing', () => {
  test.each([
    [undefined, 'V1'],
    ['json', 'V2'],
  ] as const)('is judged as its product, of data format %s, was described: %s', (dataFormat, which) => {
    const { broken, login, close } = watched(dataFormat);
    login(1, 'lamp');
    close(1);
    login(2);
    close(2);
    expect(broken).toEqual([`lamp ${which} log-in`, `127.0.0.1 ${which} log-in`]);
  });

  test('is judged all the same when it has gone on for long', () => {
    const { broken, login, see } = watched();
    login(1, 'lamp');
    for (let n = 0; n < 100; n += 1) see({ type: 'packet-received', connection: 1, packet: { type: 'PINGREQ' } });
    expect(broken).toEqual(['lamp V1 log-in']);
  });

  test('is judged when there are a thousand others', () => {
    const { broken, login } = watched();
    for (let connection = 1; connection <= 1001; connection += 1) login(connection, 'lamp');
    expect(broken).toEqual(['lamp V1 log-in']);
  });
});

test('what comes behind the end of a connection is judged like it', () => {
  const { broken, login, publish, close, see } = watched();
  login(1, 'lamp');
  publish(1, 'lamp', 'a', second);
  close(1);
  see({ type: 'command-unanswered', connection: 1, deviceId: 'lamp', key: '7' });
  expect(broken.at(-1)).toBe('lamp V2 7');
});
