import { describe, expect, test } from 'vitest';
import { reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { V2Channel } from '../../mock-platform/generations/v2/own.ts';
import { answered, type Event, journal, message, published, report } from '../rules/testing.ts';
import { message as messageOf2, report as reportOf2 } from '../rules/v2/testing.ts';
import { isMeantAsReport } from './reports.ts';
import { goesOnFrom, standingTime } from './standing-time.ts';

describe('is meant as a report', () => {
  test.each<[string, boolean, readonly Event[]]>([
    ['a report', true, report({ level: 4 })],
    ['one with another msgType', true, message({ msgType: 'report', data: [] })],
    ['two of them in one packet', true, message(JSON.stringify(reportMessage()).repeat(2))],
    [
      'one on a topic of another device',
      true,
      [published({ purpose: 'foreign', payload: Buffer.from('{"data":[]}') })],
    ],
    ['an answer', false, answered()],
    ['an answer with another msgType', false, message({ msgType: 'cloudRsp', mid: 1, errcode: 0 })],
    ['an answer that is cut off', false, message('{"msgType":"deviceRsp","mid":1,"err')],
    ['an answer on the command topic', false, [published({ purpose: 'command', payload: Buffer.from('{"mid":1}') })]],
    [
      'an event of the later interface',
      false,
      [published({ purpose: 'foreign', topic: '$oc/devices/x/sys/events/up' })],
    ],
  ])('%s: %s', (_, expected, events) => {
    expect(journal(events).some(isMeantAsReport)).toBe(expected);
  });
});

describe('of generation 2', () => {
  const channels: readonly (readonly [V2Channel, boolean])[] = [
    ['properties/report', true],
    ['gateway/sub_devices/properties/report', true],
    ['unknown', true],
    ['events/up', false],
    ['messages/up', false],
    ['shadow/get', false],
  ];
  test.each(channels)('what comes on %s: %s', (channel, expected) => {
    const said = messageOf2({ services: [{ service_id: '$log', event_type: 'log_report' }] }, { channel });
    expect(journal(said).some(isMeantAsReport)).toBe(expected);
  });
});

describe('on a topic of generation 2 that is not right', () => {
  test.each([
    ['$oc/device/x/sys/properties/report', true],
    ['$oc/devices/x/properties/report', true],
    ['$oc/devices/other/sys/properties/report', true],
    ['$oc/devices/{x}/sys/properties/report?request_id=1', true],
    ['$oc/devices/x/sys/property/report', true],
    ['$oc/devices/x/sys/properties/get/response', false],
    ['$oc/devices/other/sys/shadow/get/request_id=properties', false],
    ['$oc/devices/other/sys/events/up', false],
    ['$oc/m2m/to/a/from/b', false],
    ['$SYS/broker/uptime', false],
  ])('what comes on %s: %s', (topic, expected) => {
    const said = published({ purpose: 'foreign', topic, payload: Buffer.from('{"services":[]}') });
    expect(journal(said).some(isMeantAsReport)).toBe(expected);
  });
});

describe('a time that stands still', () => {
  const of = (...times: (string | undefined)[]) =>
    journal(...times.map((eventTime) => reportOf2({ level: 1 }, { eventTime })));
  const [third, fourth] = ['20260115T120003Z', '20260115T120004Z'];

  test.each<[string, string | undefined, (string | undefined)[]]>([
    ['is that of all reports', third, [third, third, third]],
    ['is not seen in two of them', undefined, [third, third]],
    ['is none where it goes on', undefined, [third, third, third, fourth]],
    ['is none where there is no time', undefined, [undefined, undefined, undefined]],
  ])('%s', (_, time, times) => {
    expect(standingTime(of(...times))).toBe(time);
  });

  test('goes on with the first other one', () => {
    expect(of(third, undefined, fourth).filter(goesOnFrom(third))).toHaveLength(1);
  });
});
