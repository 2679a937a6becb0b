import { describe, expect, test } from 'vitest';
import { cloudReq, cloudSendSecret, deviceReq, deviceRsp } from './message-schemas.ts';
import { commandMessage, formatCommand, readMessage } from './messages.ts';

const report = { msgType: 'deviceReq', data: [{ serviceId: 'Battery', serviceData: { batteryLevel: 75 } }] };
const command = { msgType: 'cloudReq', serviceId: 'Brightness', mid: 2016, cmd: 'LEVEL', paras: { value: 4 } };
const response = { msgType: 'deviceRsp', mid: 2016, errcode: 0, body: { result: 0 } };

describe('a report', () => {
  test.each<[string, object]>([
    ['by the book', report],
    ['with unknown members', { identifier: '123', hasMore: 0, deviceId: 'x', ...report }],
    ['with null for what is optional', { ...report, hasMore: null, data: [{ ...report.data[0], eventTime: null }] }],
    ['with a time without T', { ...report, data: [{ ...report.data[0], eventTime: '20210401123000Z' }] }],
    ['of no properties', { ...report, data: [{ serviceId: 'Battery', serviceData: {} }] }],
  ])('%s fits and keeps all its members', (_what, message) => {
    expect(deviceReq.parse(message)).toEqual(message);
  });

  test.each<[string, unknown]>([
    ['another msgType', { ...report, msgType: 'report' }],
    ['no data', { msgType: 'deviceReq' }],
    ['empty data', { ...report, data: [] }],
    ['an object for data', { ...report, data: report.data[0] }],
    ['"data" for "serviceData"', { ...report, data: [{ serviceId: 'Battery', data: {} }] }],
    ['a list for serviceData', { ...report, data: [{ serviceId: 'Battery', serviceData: [1] }] }],
    ['a number for serviceId', { ...report, data: [{ serviceId: 1245, serviceData: {} }] }],
    ['a list instead of an object', [report]],
    ['null', null],
  ])('with %s does not fit', (_what, message) => {
    expect(deviceReq.safeParse(message).success).toBe(false);
  });
});

describe('a response', () => {
  test.each<[string, object]>([
    ['by the book', response],
    ['without a body', { msgType: 'deviceRsp', mid: 1, errcode: 0 }],
    ['with null for a body', { ...response, body: null }],
    ['with hasMore', { ...response, hasMore: 0 }],
    ['with another errcode', { ...response, errcode: -7 }],
    ['with strings in its body', { ...response, body: { result: '0' } }],
    ['with the highest mid', { ...response, mid: 65535 }],
  ])('%s fits', (_what, message) => {
    expect(deviceRsp.parse(message)).toEqual(message);
  });

  test('with digits in a string for a mid is read to the number', () => {
    expect(deviceRsp.parse({ ...response, mid: '2016' }).mid).toBe(2016);
  });

  test.each<[string, object]>([
    ['no mid', { msgType: 'deviceRsp', errcode: 0 }],
    ['mid 0', { ...response, mid: 0 }],
    ['mid 65536', { ...response, mid: 65536 }],
    ['mid 65536 in a string', { ...response, mid: '65536' }],
    ['a fractional mid', { ...response, mid: 1.5 }],
    ['a word for a mid', { ...response, mid: 'one' }],
    ['no errcode', { msgType: 'deviceRsp', mid: 1 }],
    ['a string for an errcode', { ...response, errcode: '0' }],
    ['a list for a body', { ...response, body: [] }],
  ])('with %s does not fit', (_what, message) => {
    expect(deviceRsp.safeParse(message).success).toBe(false);
  });
});

describe('a command', () => {
  test('is formatted as the documents show it', () => {
    const { serviceId, cmd, paras, mid } = command;
    expect(Buffer.from(formatCommand({ serviceId, cmd, paras, mid })).toString()).toBe(
      '{"msgType":"cloudReq","serviceId":"Brightness","mid":2016,"cmd":"LEVEL","paras":{"value":4}}',
    );
  });

  test('carries hasMore only where it is given', () => {
    expect(commandMessage({ ...command, hasMore: 0 })).toEqual({ ...command, hasMore: 0 });
    expect(commandMessage(command)).toEqual(command);
  });

  test.each([1, 127, 128, 255, 256, 32767, 32768, 65535])('with mid %i is read back as it was', (mid) => {
    const { value } = readMessage(formatCommand({ ...command, mid, paras: { text: '键 "\\\u0000\ud83d' } }));
    expect(cloudReq.parse(value)).toEqual({ ...command, mid, paras: { text: '键 "\\\u0000\ud83d' } });
  });
});

test('the secret of a registration is sent with deviceid in lower case', () => {
  const message = { msgType: 'cloudSendSecret', deviceid: 'lamp', secret: '00112233445566778899' };
  expect(cloudSendSecret.parse(message)).toEqual(message);
  expect(cloudSendSecret.safeParse({ ...message, deviceid: undefined, deviceId: 'lamp' }).success).toBe(false);
});

describe('reading a payload', () => {
  const codec = { decode: ([level]: Uint8Array) => ({ msgType: 'deviceReq', level }) };

  test('in codec mode json reads JSON', () => {
    expect(readMessage(Buffer.from('{"mid":1}'))).toEqual({ value: { mid: 1 } });
    expect(readMessage(Buffer.from('{"mid":}')).unreadable).toContain('expected a value, found "}"');
  });

  test('in codec mode binary asks the codec', () => {
    expect(readMessage(Uint8Array.of(7), 'binary', codec)).toEqual({ value: { msgType: 'deviceReq', level: 7 } });
  });

  test.each([
    ['the codec cannot decode it: too short', { decode: () => raise(new Error('too short')) }],
    ['the codec cannot decode it: boom', { decode: () => raise('boom') }],
    ['the codec decodes it to nothing', { decode: () => undefined }],
    ['binary, and the product has no codec', undefined],
  ])('says %s', (unreadable, decoder) => {
    expect(readMessage(Uint8Array.of(7), 'binary', decoder)).toEqual({ unreadable });
  });
});

function raise(error: unknown): never {
  throw error;
}
