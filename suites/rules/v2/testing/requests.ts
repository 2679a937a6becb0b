import type { CommandEvent } from '../../../../mock-platform/commands/events.ts';
import type { V2Channel, V2Family } from '../../../../mock-platform/generations/v2/own.ts';
import { bytes, type Event, type Some } from '../../testing/journal.ts';
import { message } from './messages.ts';
import { topicOf } from './topics.ts';

/** What is to be said of a request, or of what became of it. */
type Said<T extends CommandEvent['type']> = Omit<Some<T>, 'v1' | 'v2'> & { readonly family?: V2Family };

/** The request id of the n-th request: a UUID, as the platform makes them. */
export const rid = (n = 1): string => `7f3b9c52-0a1d-4e68-9c41-${n.toString(16).padStart(12, '0')}`;

const channels = {
  command: 'commands',
  set: 'properties/set',
  get: 'properties/get',
} as const satisfies Record<V2Family, V2Channel>;

const level = { service_id: 'Light', properties: { level: 40 } };
const contents = {
  command: { serviceId: 'Light', cmd: 'SET_LEVEL', paras: { level: 40 } },
  set: { serviceId: 'Light', cmd: 'properties/set', paras: { services: [level] } },
  get: { serviceId: 'Light', cmd: 'properties/get', paras: { service_id: 'Light' } },
} as const;

const answers = {
  command: { errcode: 0, body: { result: 0 } },
  set: { errcode: 0 },
  get: { errcode: undefined, body: [level] },
} as const;

const head = { deviceId: 'lamp-1', connection: 1, key: rid(), fit: 'valid' } as const;

function payloadOf(family: V2Family, { serviceId, cmd, paras }: { serviceId: string; cmd: string; paras: object }) {
  return bytes(family === 'command' ? { paras, service_id: serviceId, command_name: cmd } : paras);
}

export const requestSent = ({ family = 'command', ...some }: Said<'command-sent'> = {}): Event => {
  const content = { ...contents[family], ...some };
  return {
    type: 'command-sent',
    ...head,
    ...contents[family],
    qos: 1,
    payload: payloadOf(family, content),
    waitMs: 20_000,
    v2: { family },
    ...some,
  };
};

export const requestAnswered = ({ family = 'command', ...some }: Said<'command-answered'> = {}): Event => ({
  type: 'command-answered',
  ...head,
  ...contents[family],
  latencyMs: 100,
  ...answers[family],
  v2: { family },
  ...some,
});

/** What a response says on the wire. */
function responseOf(family: V2Family, { errcode, body }: { readonly errcode?: unknown; readonly body?: unknown }) {
  if (family === 'get') return { services: body };
  return { ...(errcode !== undefined && { result_code: errcode }), ...(body !== undefined && { paras: body }) };
}

/** The three events of an answer: its `published`, its `message-received`, its `command-answered`. */
export const answered = (some: Said<'command-answered'> = {}): Event[] => {
  const { family = 'command' } = some;
  const event = requestAnswered(some) as CommandEvent & { readonly type: 'command-answered' };
  const { key, connection, deviceId } = event;
  const channel = `${channels[family]}/response` as const;
  return [...message(responseOf(family, event), { channel, key, connection, deviceId }), event];
};

export const requestUnanswered = ({ family = 'command', ...some }: Said<'command-unanswered'> = {}): Event => {
  const { serviceId, cmd } = contents[family];
  return {
    type: 'command-unanswered',
    ...head,
    serviceId,
    cmd,
    outcome: 'timed-out',
    waitedMs: 20_000,
    v2: { family },
    ...some,
  };
};

/** What a request and its end have in common. */
const settlementOf = ({ family = 'command', ...some }: Said<'command-sent'>) => {
  const { deviceId, connection, key, serviceId, cmd, paras, fit } = { ...head, ...contents[family], ...some };
  return { family, deviceId, connection, key, serviceId, cmd, paras, fit };
};

/** A request and the three events of its answer. */
export const exchange = (some: Said<'command-sent'> = {}, answer: Said<'command-answered'> = {}): Event[] => [
  requestSent(some),
  ...answered({ ...settlementOf(some), ...answer }),
];

/** A request that is not answered: in time, unless another outcome is named. */
export const silence = (some: Said<'command-sent'> = {}, end: Said<'command-unanswered'> = {}): Event[] => {
  const { paras: _, ...settlement } = settlementOf(some);
  return [requestSent(some), requestUnanswered({ ...settlement, ...end })];
};

/** A response that answers nothing: its `published`, its `message-received`, its `response-unmatched`. */
export const strayResponse = (
  key: string | undefined,
  reason: 'repeated' | 'late' | 'unknown' | 'no-mid' | 'connection-lost' = 'unknown',
  { family = 'command', ...some }: Said<'response-unmatched'> & { readonly content?: unknown } = {},
): Event[] => {
  const { connection = 1, content = responseOf(family, answers[family]) } = some;
  const channel = `${channels[family]}/response` as const;
  const named = key === undefined ? {} : { key };
  return [
    ...message(content, { channel, connection, ...named }),
    { type: 'response-unmatched', deviceId: 'lamp-1', connection, ...named, reason, v2: { family } },
  ];
};

export const requestRedelivered = ({ family = 'command', ...some }: Said<'command-redelivered'> = {}): Event => ({
  type: 'command-redelivered',
  deviceId: 'lamp-1',
  connection: 1,
  key: rid(),
  payload: payloadOf(family, contents[family]),
  v2: { family },
  ...some,
});

export const probeSent = ({ family = 'command', ...some }: Said<'probe-sent'> = {}): Event => ({
  type: 'probe-sent',
  deviceId: 'lamp-1',
  connection: 1,
  topic: topicOf(channels[family], some.key ?? rid()),
  kind: 'malformed',
  flaw: 'not JSON',
  key: rid(),
  qos: 1,
  payload: bytes('{'),
  v2: { family, channel: channels[family] },
  ...some,
});
