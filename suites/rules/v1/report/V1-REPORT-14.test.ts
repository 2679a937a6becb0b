import { describe, expect, test } from 'vitest';
import {
  at,
  binaryMessage,
  closed,
  commandAnswered,
  commandSent,
  type Event,
  login,
  message,
  onStage,
  report,
  verdictOf,
  world,
} from '../../testing.ts';
import rule from './V1-REPORT-14.ts';

const light = (serviceData: Record<string, unknown>) => ({ serviceId: 'Light', serviceData });
const asked = (...services: ReturnType<typeof light>[]): Event => ({
  type: 'report-asked',
  deviceId: 'lamp-1',
  services,
});
const acknowledged = (error?: string): Event => ({
  type: 'report-acknowledged',
  deviceId: 'lamp-1',
  ...(error !== undefined && { error }),
});
const barrier = [commandSent(), commandAnswered()];
const offline: Event = { type: 'device-offline', deviceId: 'lamp-1', connection: 1 };
const judged = (...events: readonly (Event | Event[])[]) => verdictOf(rule, world(), login(), ...events);
const wrong = {
  message: 'It was asked to report something, and reported something else.',
  expected: 'Light.level: 40',
  actual: '41',
};

describe('passes', () => {
  test('the same before the acknowledgement', () => {
    expect(judged(asked(light({ level: 40 })), report({ level: 40 }), acknowledged())).toEqual({
      exercised: 1,
      violations: [],
    });
  });

  test('the same after the acknowledgement', () => {
    expect(judged(asked(light({ level: 40 })), acknowledged(), report({ level: 40 })).exercised).toBe(1);
  });

  test('several services in any order and in several messages', () => {
    const battery = { serviceId: 'Battery', serviceData: { voltage: 3.7 } };
    const told = asked(light({ level: 40, colour: 'red' }), battery);
    const arrived = [report({ voltage: 3.7 }, { serviceId: 'Battery' }), report({ colour: 'red', level: 40 })];
    expect(judged(told, ...arrived, acknowledged(), barrier)).toEqual({ exercised: 1, violations: [] });
  });

  test('the same with numbers as the codec decodes them', () => {
    const decoded = { msgType: 'deviceReq', data: [light({ level: 0.1 })] };
    expect(judged(asked(light({ level: 0.1 })), binaryMessage('x', decoded), acknowledged()).violations).toEqual([]);
  });

  test("a report of the device's own in between", () => {
    const events = [asked(light({ level: 40 })), ...report({ level: 7 }), acknowledged(), ...report({ level: 40 })];
    expect(judged(events, barrier)).toEqual({ exercised: 1, violations: [] });
  });

  test('orders that overlap', () => {
    const both = [asked(light({ level: 1 })), asked(light({ level: 2 })), acknowledged(), acknowledged()];
    expect(judged(both, report({ level: 1 }), report({ level: 2 }))).toEqual({ exercised: 2, violations: [] });
  });
});

describe('is broken by', () => {
  const order = [asked(light({ level: 40 })), ...report({ level: 41 }), acknowledged()];

  test('another value, when a later command was answered', () => {
    expect(judged(order, barrier)).toMatchObject({ exercised: 1, violations: [wrong] });
  });

  test('another value, when a later report is there', () => {
    const next = [asked(light({ level: 50 })), ...report({ level: 50 }), acknowledged()];
    expect(judged(order, next)).toMatchObject({ exercised: 2, violations: [wrong] });
  });

  test('another value, when the device said goodbye', () => {
    expect(judged(order, closed(), offline)).toMatchObject({ exercised: 1, violations: [wrong] });
  });

  test('another value, when a second has passed', () => {
    expect(judged(order, at(9000, asked(light({ level: 50 })))).violations).toMatchObject([wrong]);
    expect(
      judged(onStage('reporting', order).map((event, index) => (index === 5 ? { ...event, at: 9000 } : event)))
        .violations,
    ).toHaveLength(1);
  });

  test('no report at all', () => {
    expect(judged(asked(light({ level: 40 })), acknowledged(), barrier).violations).toMatchObject([
      { expected: 'a report of Light: {"level":40}', actual: 'none' },
    ]);
  });

  test('digits that got lost', () => {
    const rounded = message(
      '{"msgType":"deviceReq","data":[{"serviceId":"Light","serviceData":{"level":0.10000000149}}]}',
    );
    expect(judged(asked(light({ level: 0.1 })), rounded, acknowledged(), barrier).violations).toMatchObject([
      { actual: '0.10000000149', nearMiss: 'a 32-bit float' },
    ]);
  });

  test('a property of the model that was not told', () => {
    const more = [asked(light({ level: 40 })), ...report({ level: 40, colour: 'old' }), acknowledged()];
    expect(judged(more, barrier).violations).toMatchObject([{ expected: 'Light without colour' }]);
  });

  test('saying that it cannot', () => {
    expect(judged(asked(light({ level: 40 })), acknowledged('no memory'))).toMatchObject({
      exercised: 1,
      violations: [{ actual: 'no memory' }],
    });
  });
});

describe('nothing is concluded', () => {
  test('while the report may be on its way', () => {
    expect(judged(asked(light({ level: 40 })), acknowledged()).exercised).toBe(0);
    expect(judged(asked(light({ level: 40 })), acknowledged(), commandAnswered()).exercised).toBe(0);
    expect(judged(asked(light({ level: 40 })), acknowledged(), onStage('reporting')).exercised).toBe(0);
  });

  test('before the device said that it is sent', () => {
    expect(judged(asked(light({ level: 40 })), barrier)).toEqual({ exercised: 0, violations: [] });
  });

  test.each([
    ['cut off', '{"msgType":"deviceReq","data":[{"serviceId":"Li'],
    ['of another msgType', '{"msgType":"report","data":[{"serviceId":"Light","serviceData":{"level":40}}]}'],
    ['without services', '{"msgType":"deviceReq"}'],
  ])('of what is not there, when something came that may have been it, %s', (_, text) => {
    expect(judged(asked(light({ level: 40 })), message(text), acknowledged(), barrier).violations).toEqual([]);
  });

  test('from an answer, which is none of that', () => {
    const answer = message('{"msgType":"deviceRsp","mid":1,"errcode":0}');
    expect(judged(asked(light({ level: 40 })), answer, acknowledged(), barrier).violations).toHaveLength(1);
  });

  test('when the connection broke, or there was none', () => {
    const lost = closed({ by: 'platform', clean: false, staged: true });
    const order = [asked(light({ level: 40 })), acknowledged()];
    expect(judged(order, lost, offline, barrier).exercised).toBe(0);
    expect(judged(lost, offline, order, barrier)).toEqual({ exercised: 0, violations: [] });
    expect(judged(lost, offline, asked(light({ level: 40 })), acknowledged('not connected')).violations).toEqual([]);
  });
});
