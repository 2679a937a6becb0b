import type { CommandEvent } from '../../../../mock-platform/commands/events.ts';
import type { V1Command } from '../../../../mock-platform/generations/v1/own.ts';
import { bytes, type Event, type Some } from '../../testing/journal.ts';
import { message, type SomePublication } from './messages.ts';

/** What is to be said of an event: of a command its mid, in place of its key. */
type Said<T extends CommandEvent['type']> = Omit<Some<T>, 'key' | 'v1'> & Partial<V1Command>;
type SomeCommand = Omit<Said<'command-sent'>, 'again'> & { readonly again?: number };

const lampCommand = { serviceId: 'Light', cmd: 'SET_LEVEL', paras: { level: 40 }, fit: 'valid' } as const;

/** A mid as entries have it. */
function named<T extends Partial<V1Command>>({ mid = 1, codecMode = 'json', ...others }: T) {
  return { key: String(mid), ...others, v1: { mid, codecMode } };
}

export const commandSent = ({ again, ...some }: SomeCommand = {}): Event => {
  const { mid = 1 } = some;
  const { serviceId, cmd, paras } = { ...lampCommand, ...some };
  return {
    type: 'command-sent',
    deviceId: 'lamp-1',
    connection: 1,
    ...lampCommand,
    qos: 1,
    payload: bytes({ msgType: 'cloudReq', serviceId, mid, cmd, paras }),
    waitMs: 20_000,
    ...named(some),
    ...(again !== undefined && { again: String(again) }),
  };
};

export const commandAnswered = (some: Said<'command-answered'> = {}): Event => ({
  type: 'command-answered',
  deviceId: 'lamp-1',
  connection: 1,
  ...lampCommand,
  latencyMs: 100,
  errcode: 0,
  body: { result: 0 },
  ...named(some),
});

/** The three events of an answer: its `published`, its `message-received`, its `command-answered`. */
export const answered = (some: Said<'command-answered'> = {}): Event[] => {
  const event = commandAnswered(some) as CommandEvent & { type: 'command-answered' };
  const { errcode, body, connection, deviceId } = event;
  const { mid = 1 } = some;
  return [...message({ msgType: 'deviceRsp', mid, errcode, body }, { connection, deviceId }), event];
};

export const commandUnanswered = (some: Said<'command-unanswered'> = {}): Event => {
  const { serviceId, cmd, fit } = lampCommand;
  return {
    type: 'command-unanswered',
    deviceId: 'lamp-1',
    connection: 1,
    serviceId,
    cmd,
    fit,
    outcome: 'timed-out',
    waitedMs: 20_000,
    ...named(some),
  };
};

/** What a command and its settlement have in common. */
const settlementOf = (some: SomeCommand) => {
  const { mid = 1, connection = 1, deviceId = 'lamp-1' } = some;
  const { serviceId, cmd, paras, fit } = { ...lampCommand, ...some };
  return { mid, connection, deviceId, serviceId, cmd, paras, fit };
};

/** A command and the three events of its answer. */
export const exchange = (some: SomeCommand = {}, answer: Said<'command-answered'> = {}): Event[] => [
  commandSent(some),
  ...answered({ ...settlementOf(some), ...answer }),
];

/** A command that is not answered: in time, unless another outcome is named. */
export const silence = (some: SomeCommand = {}, end: Said<'command-unanswered'> = {}): Event[] => {
  const { paras: _, ...settlement } = settlementOf(some);
  return [commandSent(some), commandUnanswered({ ...settlement, ...end })];
};

/** A `deviceRsp` that matches nothing: its `published`, its `message-received`, its `response-unmatched`. */
export const strayResponse = (
  content: { readonly mid?: unknown; readonly errcode?: unknown },
  reason: 'repeated' | 'late' | 'unknown' | 'no-mid' | 'connection-lost',
  some: SomePublication = {},
): Event[] => {
  const { mid } = content;
  const connection = some.connection ?? 1;
  return [
    ...message({ msgType: 'deviceRsp', mid, errcode: 0, body: { result: 0 }, ...content }, some),
    {
      type: 'response-unmatched',
      deviceId: 'lamp-1',
      connection,
      ...(reason !== 'no-mid' && { key: String(mid) }),
      reason,
      v1: { mid },
    },
  ];
};

export const commandRedelivered = (some: Said<'command-redelivered'> = {}): Event => ({
  type: 'command-redelivered',
  deviceId: 'lamp-1',
  connection: 1,
  payload: new Uint8Array(),
  ...named(some),
});

export const probeSent = ({
  mid,
  ...some
}: Omit<Some<'probe-sent'>, 'key'> & { readonly mid?: number } = {}): Event => ({
  type: 'probe-sent',
  deviceId: 'lamp-1',
  connection: 1,
  topic: '/huawei/v1/devices/lamp-1/command/json',
  kind: 'malformed',
  flaw: 'not JSON',
  qos: 1,
  payload: bytes('{'),
  v1: { codecMode: 'json' },
  ...some,
  ...(mid !== undefined && { key: String(mid) }),
});
