import type { EventRequest } from '../../../mock-platform/messages/message-sender.ts';

/** The content of a raw message, and what is special about it, in words. */
export interface RawMessage {
  readonly words: string;
  readonly content: Uint8Array;
}

const text = (words: string, content: string): RawMessage => ({ words, content: Buffer.from(content) });
const bytes = (words: string, ...content: readonly number[]): RawMessage => ({ words, content: Buffer.of(...content) });

/** Raw messages of every sort, the last of the longest that the device declares. A message may hold any bytes (§4.2). */
export function everyMessage(maxBytes: number): RawMessage[] {
  return [
    text('empty', ''),
    bytes('one byte 0', 0),
    text('one letter', 'x'),
    bytes('binary', 0x16, 0x03, 0x01, 0x00, 0xff, 0x80, 0x00),
    bytes('ill-formed UTF-8', 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xff),
    text('text with a NUL in it', 'before\0after'),
    text('a number', '17'),
    text('null', 'null'),
    text('true', 'true'),
    text('a string', '"hello"'),
    text('an array', '[1,2,3]'),
    text('an empty object', '{}'),
    text('an opening brace', '{'),
    text('an object that is no envelope', '{"temperature":21.5,"nested":{"list":[{}]}}'),
    text('an envelope without content', '{"name":"note","id":"m-1"}'),
    text('an envelope without name and id', '{"content":"hello"}'),
    text('an envelope with null members', '{"object_device_id":null,"name":null,"id":null,"content":null}'),
    text('an envelope with unknown members', '{"id":"m-2","content":"hello","priority":5,"tags":["a","夜"]}'),
    text('an envelope with an object as content', '{"id":"m-3","content":{"rssi":-71,"list":[]}}'),
    text('an envelope with a long name', `{"name":"${'n'.repeat(128)}","id":"m-4","content":"hello"}`),
    { words: `${maxBytes} bytes long`, content: Buffer.alloc(maxBytes, 'long message ') },
  ];
}

/** Messages that fill the platform's cache for a device. */
export const fullCache = 20;

/** A well-formed event that the device need not know, and what is special about it, in words. */
export interface StrangeEvent {
  readonly words: string;
  readonly event: EventRequest;
}

const unheardOf = { serviceId: '$unheard_of', eventType: 'unheard_of', paras: { text: 'hello' } };

/** Events that no device knows, or that are not for it (§4.9). @param other the id of another device */
export function strangeEvents(other: string): StrangeEvent[] {
  const of = (words: string, ...services: readonly (typeof unheardOf)[]): StrangeEvent => ({
    words,
    event: { services },
  });
  const paras = (value: Readonly<Record<string, unknown>>) => ({
    ...unheardOf,
    paras: value as typeof unheardOf.paras,
  });
  return [
    of('of an unknown service', unheardOf),
    of('of an unknown service, without parameters', paras({})),
    of('of an unknown type', { ...unheardOf, serviceId: '$time_sync' }),
    of('of an unknown type of a service of sub-devices', { ...unheardOf, serviceId: '$sub_device_manager' }),
    of('with nested parameters', paras({ list: [{ deep: [[[]]] }], none: null, text: '夜 \\ " /' })),
    of('of two unknown services in one envelope', unheardOf, { ...unheardOf, serviceId: '$unheard_of_too' }),
    of('of three unknown services in one envelope', unheardOf, unheardOf, {
      ...unheardOf,
      serviceId: '$unheard_of_too',
    }),
    { words: 'for another device', event: { services: [unheardOf], objectDeviceId: other } },
  ];
}
