import { describe, expect, test } from 'vitest';
import { sample } from '../sample.ts';
import { everyNotACommand, notACommand } from './malformed.ts';
import { level, modelWith, text } from './malformed-testing.ts';

describe('a message that is not a command', () => {
  const probes = sample(notACommand(modelWith(level), 'dev_1'), 1, 300);

  test('is each of the others of the protocol', () => {
    const types = probes.map((drawn) => JSON.parse(text(drawn)).msgType);
    expect(new Set(types)).toEqual(new Set(['cloudRsp', 'cloudSendSecret', 'deviceRsp', 'deviceReq']));
    expect(probes.map(({ flaw }) => flaw)).toEqual(types.map((type) => `a ${type}`));
  });

  test('is always each of them, with each errcode, the same each time', () => {
    const always = everyNotACommand(modelWith(level), 'dev_1');
    const kinds = always.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()));
    expect(kinds.map(({ msgType, errcode }) => [msgType, errcode])).toEqual([
      ['cloudRsp', 0],
      ['cloudRsp', 1],
      ['cloudSendSecret', undefined],
      ['deviceRsp', 0],
      ['deviceRsp', 1],
      ['deviceReq', undefined],
    ]);
    expect(everyNotACommand(modelWith(level), 'dev_1')).toEqual(always);
  });

  test('carries its mid, if it has one', () => {
    for (const drawn of probes) expect(drawn.mid).toBe(JSON.parse(text(drawn)).mid);
  });

  test('names the device as its topics do', () => {
    const secrets = probes
      .map((drawn) => JSON.parse(text(drawn)))
      .filter(({ msgType }) => msgType === 'cloudSendSecret');
    for (const { deviceid, secret } of secrets) {
      expect(deviceid).toBe('dev_1');
      expect(secret).toMatch(/^[0-9a-f]{20}$/);
    }
  });

  test('keeps to the size', () => {
    for (const { payload } of sample(notACommand(modelWith(level), 'dev_1', { maxBytes: 100 }), 1, 100)) {
      expect(payload.length).toBeLessThanOrEqual(100);
    }
  });

  test('is not a report where the model has nothing to report', () => {
    const bare = sample(notACommand({ ...modelWith(), services: [] }, 'dev_1'), 1, 100);
    expect(bare.map(({ flaw }) => flaw)).not.toContain('a deviceReq');
  });
});
