import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rules/rule.ts';
import { payloadText } from '../words/payload-text.ts';
import { jsonText, keyName, latency, servicesText } from './entry-texts.ts';
import { tell } from './texts.ts';

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
  if (v2?.family === 'set')
    return serviceId === '' ? tell('subject.setNothing') : tell('subject.set', { service: serviceId });
  if (v2?.family === 'get') return serviceId === '' ? tell('subject.all') : serviceId;
  return `${serviceId}/${cmd}`;
}

/** An answer, and whether it says that all is well. */
export function answerText(entry: Entry<'command-answered'>): {
  readonly isGood: boolean;
  readonly text: () => string;
} {
  const { errcode, body, key, latencyMs, v2 } = entry;
  const { codeName, isSuccess } = dialectOf(entry);
  const isGood = isSuccess(errcode);
  const content = () => (body === undefined ? '' : ` ${v2?.family === 'get' ? getText(body) : jsonText(body)}`);
  const isLeftOut = isGood && (errcode === undefined || errcode === null);
  const code = () => (isLeftOut ? '' : ` ${codeName} ${jsonText(errcode)}`);
  const answer = () => `${keyName(entry)} ${key}${code()}${content()}`;
  return { isGood, text: () => tell('answer.after', { answer: answer(), time: latency(latencyMs) }) };
}

function getText(services: unknown): string {
  return Array.isArray(services) ? servicesText(services) : jsonText(services);
}

/** What the platform said without wanting an answer. */
export function saidText(entry: Entry<'message-sent'> | Entry<'message-redelivered'>): string {
  const { deviceId, topic, payload, messageId } = entry;
  const id = messageId === undefined ? '' : `${messageId} `;
  // Which device it is for is said at the beginning of the line.
  const [, behind = topic] = topic.split(`/${deviceId}/`);
  return tell('said.on', { id, topic: behind, payload: payloadText(payload) });
}

export function statusText({ messageId, name, status }: Entry<'message-status'>): string {
  return tell(`status.${status}`, { message: `${name === undefined ? '' : `${name} `}${messageId}` });
}
