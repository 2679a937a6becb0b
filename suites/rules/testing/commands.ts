import type { CommandEvent } from '../../../mock-platform/commands/events.ts';
import type { V1Coding } from '../../../mock-platform/generations/v1/own.ts';
import { bytes, type Event, type Some } from './journal.ts';
import { message, type SomePublication } from './messages.ts';

type SomeCommand = Some<'command-sent'> & Partial<V1Coding>;

const lampCommand = { serviceId: 'Light', cmd: 'SET_LEVEL', paras: { level: 40 }, fit: 'valid' } as const;

export const commandSent = ({ codecMode = 'json', ...some }: SomeCommand = {}): Event => {
  const mid = some.mid ?? 1;
  const { serviceId, cmd, paras } = { ...lampCommand, ...some };
  return {
    type: 'command-sent',
    deviceId: 'lamp-1',
    connection: 1,
    mid,
    ...lampCommand,
    qos: 1,
    v1: { codecMode },
    payload: bytes({ msgType: 'cloudReq', serviceId, mid, cmd, paras }),
    waitMs: 20_000,
    ...some,
  };
};

export const commandAnswered = (some: Some<'command-answered'> = {}): Event => ({
  type: 'command-answered',
  deviceId: 'lamp-1',
  connection: 1,
  mid: 1,
  ...lampCommand,
  latencyMs: 100,
  errcode: 0,
  body: { result: 0 },
  ...some,
});

/** The three events of an answer: its `published`, its `message-received`, its `command-answered`. */
export const answered = (some: Some<'command-answered'> = {}): Event[] => {
  const event = commandAnswered(some) as CommandEvent & { type: 'command-answered' };
  const { mid, errcode, body, connection, deviceId } = event;
  return [...message({ msgType: 'deviceRsp', mid, errcode, body }, { connection, deviceId }), event];
};

export const commandUnanswered = (some: Some<'command-unanswered'> = {}): Event => {
  const { serviceId, cmd, fit } = lampCommand;
  return {
    type: 'command-unanswered',
    deviceId: 'lamp-1',
    connection: 1,
    mid: 1,
    serviceId,
    cmd,
    fit,
    outcome: 'timed-out',
    waitedMs: 20_000,
    ...some,
  };
};

/** What a command and its settlement have in common. */
const settlementOf = (some: SomeCommand) => {
  const { mid = 1, connection = 1, deviceId = 'lamp-1' } = some;
  const { serviceId, cmd, paras, fit } = { ...lampCommand, ...some };
  return { mid, connection, deviceId, serviceId, cmd, paras, fit };
};

/** A command and the three events of its answer. */
export const exchange = (some: SomeCommand = {}, answer: Some<'command-answered'> = {}): Event[] => [
  commandSent(some),
  ...answered({ ...settlementOf(some), ...answer }),
];

/** A command that is not answered: in time, unless another outcome is named. */
export const silence = (some: SomeCommand = {}, end: Some<'command-unanswered'> = {}): Event[] => {
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
    responseUnmatched({ connection, mid, reason }),
  ];
};

const responseUnmatched = (some: Some<'response-unmatched'> = {}): Event => ({
  type: 'response-unmatched',
  deviceId: 'lamp-1',
  connection: 1,
  mid: 1,
  reason: 'unknown',
  ...some,
});

export const probeSent = (some: Some<'probe-sent'> = {}): Event => ({
  type: 'probe-sent',
  deviceId: 'lamp-1',
  connection: 1,
  topic: '/huawei/v1/devices/lamp-1/command/json',
  kind: 'malformed',
  flaw: 'not JSON',
  qos: 1,
  payload: bytes('{'),
  ...some,
});
