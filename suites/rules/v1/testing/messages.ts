import { kindOf } from '../../../../mock-platform/generations/v1/kind-of.ts';
import type { V1Coding } from '../../../../mock-platform/generations/v1/own.ts';
import { bytes, type Event, type Some } from '../../testing/journal.ts';

export type SomePublication = Some<'published'> & Partial<V1Coding>;

export const published = ({ codecMode = 'json', ...some }: SomePublication = {}): Event => {
  return {
    type: 'published',
    connection: 1,
    deviceId: 'lamp-1',
    topic: `/huawei/v1/devices/lamp-1/data/${codecMode}`,
    purpose: 'data',
    v1: { codecMode },
    qos: 1,
    retain: false,
    dup: false,
    payload: new Uint8Array(),
    ...some,
  };
};

/** A `published` and its `message-received`: `content` is the JSON value, or the text as it stood on the wire. */
export const message = (content: unknown, some: SomePublication = {}): Event[] => {
  const payload = bytes(content);
  const { connection = 1, deviceId = 'lamp-1', codecMode = 'json' } = some;
  const head = { type: 'message-received', connection, deviceId, v1: { codecMode }, payload } as const;
  const told = read(payload);
  return [
    published({ payload, ...some }),
    { ...head, kind: 'value' in told ? kindOf(told.value) : undefined, ...told },
  ];
};

function read(payload: Uint8Array): { value: unknown } | { unreadable: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)) };
  } catch (error) {
    return { unreadable: (error as Error).message };
  }
}

/** A report of one service. */
export const report = (
  serviceData: unknown = { level: 40 },
  some: SomePublication & { readonly serviceId?: string; readonly eventTime?: unknown } = {},
): Event[] => {
  const { serviceId = 'Light', eventTime, ...rest } = some;
  const service = { serviceId, serviceData, ...(eventTime === undefined ? {} : { eventTime }) };
  return message({ msgType: 'deviceReq', data: [service] }, rest);
};

/** A publication on the binary topic, and what the codec made of it; without `decoded` it could not read the bytes. */
export const binaryMessage = (content: unknown, decoded?: unknown, some: SomePublication = {}): Event[] => {
  const payload = bytes(content);
  const { connection = 1, deviceId = 'lamp-1' } = some;
  const head = { type: 'message-received', connection, deviceId, v1: { codecMode: 'binary' }, payload } as const;
  const outcome =
    decoded === undefined ? { unreadable: 'the codec cannot decode it' } : { kind: kindOf(decoded), value: decoded };
  return [published({ payload, codecMode: 'binary', ...some }), { ...head, ...outcome }];
};
