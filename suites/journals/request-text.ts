import type { Entry } from '../rules/rule.ts';
import { payloadText } from '../words/payload-text.ts';
import { jsonText, keyName, latency, servicesText } from './entry-texts.ts';

/** A request that is sent, in one word, and in words. */
export function requestText(entry: Entry<'command-sent'>): { readonly what: string; readonly text: () => string } {
  const { fit, key, v2, paras } = entry;
  const behind = () => `${keyName(entry)} ${key}${fit === 'valid' ? '' : ` (${fit.replaceAll('-', ' ')})`}`;
  if (v2?.family === 'set') {
    const services = () => (Array.isArray(paras.services) ? servicesText(paras.services) : jsonText(paras));
    return { what: 'set', text: () => `${services()} ${behind()}` };
  }
  if (v2?.family === 'get') return { what: 'get', text: () => `${subjectOf(entry)} ${behind()}` };
  return { what: 'command', text: () => `${subjectOf(entry)} ${jsonText(paras)} ${behind()}` };
}

/** What a request is about: `Light/LEVEL`, `a set of Light`, `a get of all services`. */
export function subjectOf({ serviceId, cmd, v2 }: Pick<Entry<'command-sent'>, 'serviceId' | 'cmd' | 'v2'>): string {
  if (v2?.family === 'set') return serviceId === '' ? 'a set of nothing' : `a set of ${serviceId}`;
  if (v2?.family === 'get') return serviceId === '' ? 'all services' : serviceId;
  return `${serviceId}/${cmd}`;
}

/** An answer, and whether it says that all is well: without a code it does, in generation 2. */
export function answerText(entry: Entry<'command-answered'>): {
  readonly isGood: boolean;
  readonly text: () => string;
} {
  const { errcode, body, key, latencyMs, v2 } = entry;
  const content = () => (body === undefined ? '' : ` ${v2?.family === 'get' ? getText(body) : jsonText(body)}`);
  const code = () => {
    if (!v2) return ` errcode ${jsonText(errcode)}`;
    return errcode === undefined || errcode === null ? '' : ` result_code ${jsonText(errcode)}`;
  };
  return {
    isGood: errcode === 0 || (v2 !== undefined && (errcode === undefined || errcode === null)),
    text: () => `${keyName(entry)} ${key}${code()}${content()} after ${latency(latencyMs)}`,
  };
}

function getText(services: unknown): string {
  return Array.isArray(services) ? servicesText(services) : jsonText(services);
}

/** What the platform said without wanting an answer. */
export function saidText({ topic, payload, messageId }: Entry<'message-sent'> | Entry<'message-redelivered'>): string {
  const id = messageId === undefined ? '' : `${messageId} `;
  return `${id}on ${topic.replace(/^\$oc\/devices\/[^/]+\//, '')} ${payloadText(payload)}`;
}

const statuses = {
  waiting: 'waits for the device',
  sent: 'was sent',
  replaced: 'has given way to later ones',
  expired: 'has waited too long',
  'not-subscribed': 'was not sent: the device has not subscribed to its topic',
  offline: 'was not sent: the device is off line',
} as const;

export function statusText({ messageId, name, status }: Entry<'message-status'>): string {
  return `${name === undefined ? '' : `${name} `}${messageId} ${statuses[status]}`;
}

/** Content of generation 2 that is neither a report nor a response; undefined for other content. */
export function contentText({ v2, value, payload }: Entry<'message-received'>): string | undefined {
  if (!v2) return undefined;
  if (v2.dropped === 'not-gzip') return `dropped: its topic says gzip, and it is not: ${payloadText(payload)}`;
  if (v2.dropped === 'too-long')
    return `dropped: ${v2.contentBytes ?? payload.length} bytes are too many on ${v2.channel}`;
  if (v2.channel === 'shadow/get') return `asks for its shadow ${jsonText(value)}`;
  return v2.channel === 'events/up' ? eventsText(value) : `on ${v2.channel} ${payloadText(payload)}`;
}

function eventsText(value: unknown): string {
  const { services } = Object(value) as { services?: unknown };
  if (!Array.isArray(services)) return jsonText(value);
  return services
    .map((one) => {
      const { service_id, event_type, paras } = Object(one) as Record<string, unknown>;
      return `${plain(service_id)} ${plain(event_type)} ${jsonText(paras)}`;
    })
    .join(', ');
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value);
}
