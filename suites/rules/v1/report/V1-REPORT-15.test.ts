import { describe, expect, test } from 'vitest';
import {
  answered,
  binaryMessage,
  deviceDeclared,
  type Event,
  login,
  message,
  onStage,
  published,
  report,
  stageBegan,
  stageEnded,
  verdictOf,
  world,
} from '../../testing.ts';
import rule from './V1-REPORT-15.ts';

const told: Event = { type: 'report-asked', deviceId: 'lamp-1', services: [] };
const judged = (...events: readonly (Event | Event[])[]) =>
  verdictOf(rule, world(), login(), onStage('reporting', ...events));

describe('passes', () => {
  test('a report', () => {
    expect(judged(report())).toEqual({ exercised: 1, violations: [] });
  });

  test('a report that came before, such as the only one after the login', () => {
    expect(verdictOf(rule, world(), login(), report(), onStage('reporting'))).toEqual({ exercised: 1, violations: [] });
  });

  test('what the codec decodes, and what it cannot', () => {
    expect(judged(binaryMessage('x', { msgType: 'deviceReq', data: [] })).violations).toEqual([]);
    expect(judged(binaryMessage('x')).violations).toEqual([]);
  });

  test('a report in the wrong form or place: that is for other rules', () => {
    expect(judged(message('{')).violations).toEqual([]);
    expect(judged(published({ topic: '/huawei/v1/devices/lamp-2/data/json', purpose: 'foreign' })).violations).toEqual(
      [],
    );
  });
});

describe('is broken by', () => {
  test('silence', () => {
    expect(judged()).toMatchObject({ exercised: 1, violations: [{ actual: 'none within 10000 ms' }] });
  });

  test('answers only', () => {
    expect(
      judged(answered(), binaryMessage('x', { msgType: 'deviceRsp', mid: 1, errcode: 0 })).violations,
    ).toHaveLength(1);
  });

  test('events of another interface only', () => {
    expect(
      judged(published({ topic: '$oc/devices/lamp-1/sys/events/up', purpose: 'foreign' })).violations,
    ).toHaveLength(1);
  });

  test('a device that was asked to report and did not', () => {
    expect(judged(deviceDeclared({ reports: 'driven' }), told).violations).toHaveLength(1);
  });
});

describe('nothing is concluded', () => {
  test('from a stage that was not played to its end', () => {
    const cutShort = [stageBegan('reporting'), stageEnded('reporting', { complete: false })];
    expect(verdictOf(rule, world(), login(), cutShort)).toEqual({ exercised: 0, violations: [] });
  });

  test('of a device that was never on line', () => {
    expect(verdictOf(rule, world(), onStage('reporting'))).toEqual({ exercised: 0, violations: [] });
  });

  test('of a device that reports when told, and was not told', () => {
    expect(judged(deviceDeclared({ reports: 'driven' }))).toEqual({ exercised: 0, violations: [] });
  });
});
