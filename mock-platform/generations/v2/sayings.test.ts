import { describe, expect, test } from 'vitest';
import type { MessageContent } from '../../messages/message-content.ts';
import { writeEvent, writeMessage } from './sayings.ts';
import { lamp, own, sys } from './testing.ts';

const now = Date.UTC(2026, 2, 5, 7, 15);
const message = (content: Partial<MessageContent> = {}) => {
  const { topic, payload, v2 } = writeMessage({ messageId: '6f0c', content: 'reload', ...content }, lamp.deviceId);
  return { topic, text: Buffer.from(payload).toString(), v2 };
};

describe('a message', () => {
  test('stands in an envelope on the topic of messages', () => {
    expect(message({ name: 'notice' })).toEqual({
      topic: sys('messages/down'),
      text: '{"name":"notice","id":"6f0c","content":"reload"}',
      v2: { channel: 'messages/down' },
    });
    expect(message({ objectDeviceId: 'sub' }).text).toBe('{"object_device_id":"sub","id":"6f0c","content":"reload"}');
  });

  test('may be bare bytes', () => {
    const content = Buffer.of(0, 0xff, 0x80);
    expect(writeMessage({ messageId: 'a', form: 'raw', content }, lamp.deviceId).payload).toEqual(content);
    expect(message({ form: 'raw', content: '' }).text).toBe('');
  });

  test('may go to a topic of its own', () => {
    expect(message({ topic: 'door/bell' })).toMatchObject({ topic: own('user/door/bell'), v2: { channel: 'user' } });
    expect(message({ fullTopic: 'home/kitchen' })).toMatchObject({ topic: 'home/kitchen', v2: undefined });
  });

  test.each<[Partial<MessageContent>, string]>([
    [{ content: Buffer.of(1) }, 'is bytes: expected a text'],
    [{ topic: 'a', fullTopic: 'b' }, 'has both a topic and a fullTopic'],
    [{ topic: '' }, 'has the topic "": expected 1 to 128 bytes'],
    [{ topic: 'a/#' }, 'has the topic "a/#"'],
    [{ topic: 'x'.repeat(129) }, 'expected 1 to 128 bytes'],
    [{ fullTopic: 'a+b' }, 'without + # and NUL'],
  ])('with %j cannot be written: %s', (content, complaint) => {
    expect(() => message(content)).toThrow(complaint);
  });
});

describe('an event', () => {
  const one = { serviceId: '$log', eventType: 'log_config', paras: { switch: 'on' } };
  const textOf = (...args: Parameters<typeof writeEvent>) => Buffer.from(writeEvent(...args).payload).toString();

  test('stands in an envelope that names the device', () => {
    expect(writeEvent({ services: [one] }, lamp.deviceId, now)).toMatchObject({
      topic: sys('events/down'),
      v2: { channel: 'events/down' },
    });
    expect(textOf({ services: [one] }, lamp.deviceId, now)).toBe(
      '{"object_device_id":"p1_n1","services":[{"event_type":"log_config","service_id":"$log","event_time":"20260305T071500Z","paras":{"switch":"on"}}]}',
    );
  });

  test('may name another device, another time, and an id', () => {
    const event = { ...one, eventTime: 'x', eventId: '7' };
    expect(textOf({ services: [event], objectDeviceId: 'sub' }, lamp.deviceId, now)).toBe(
      '{"object_device_id":"sub","services":[{"event_type":"log_config","service_id":"$log","event_time":"x","event_id":"7","paras":{"switch":"on"}}]}',
    );
  });

  test('comes with at most two others', () => {
    expect(textOf({ services: [one, one, one] }, lamp.deviceId, now)).toContain('"services":[{');
    for (const services of [[], [one, one, one, one]]) {
      expect(() => textOf({ services }, lamp.deviceId, now)).toThrow('expected 1 to 3. Send several.');
    }
  });

  test('may be bytes', () => {
    expect(textOf({ payload: Buffer.from('x') }, lamp.deviceId, now)).toBe('x');
  });
});
