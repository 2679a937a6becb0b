import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import { many } from '../../../mock-platform/protocol/many.ts';
import type { MessageSummary } from '../message-words.ts';
import { masked } from '../payload-text.ts';
import { cutTo, plainText } from '../plain-text.ts';

const LONGEST = 120;

/** What a message means, whatever the order of its members. Undefined for what is not a message of the first generation. */
export function messageSummary(message: unknown): Omit<MessageSummary, 'isUsualTopic'> | undefined {
  if (!isObject(message)) return undefined;
  switch (message.msgType) {
    case 'cloudReq':
      return {
        gist: `cloudReq ${name(message.serviceId)}/${name(message.cmd)} ${member(message, 'mid')}`,
        rest: inJson(message.paras),
      };
    case 'deviceRsp':
      return {
        gist: `deviceRsp ${member(message, 'mid')} ${member(message, 'errcode')}`,
        rest: inJson(message.body),
      };
    case 'deviceReq':
      return { gist: `deviceReq ${services(message.data)}`, rest: readings(message.data) };
    case 'cloudRsp':
      return { gist: `cloudRsp ${member(message, 'errcode')}`, rest: '' };
    default:
      return undefined;
  }
}

function member(message: Readonly<Record<string, unknown>>, key: string): string {
  return key in message ? `${key} ${short(message[key])}` : `no ${key}`;
}

/** `Lamp 3 properties, Energy 1 property`. */
function services(data: unknown): string {
  if (!Array.isArray(data)) return data === undefined ? 'no data' : `data ${short(data)}`;
  if (data.length === 0) return 'data []';
  return cutTo(data.map(service).join(', '), LONGEST);
}

function service(item: unknown): string {
  if (!isObject(item)) return short(item);
  const { serviceId, serviceData } = item;
  const about = 'serviceId' in item ? name(serviceId) : 'no serviceId';
  if (!isObject(serviceData))
    return 'serviceData' in item ? `${about} ${short(serviceData)}` : `${about} no serviceData`;
  return `${about} ${many(Object.keys(serviceData).length, 'property', 'properties')}`;
}

function readings(data: unknown): string {
  const items = Array.isArray(data) ? data.filter(isObject) : [];
  return items.flatMap(({ serviceData }) => (serviceData === undefined ? [] : inJson(serviceData))).join(' ');
}

function name(given: unknown): string {
  return typeof given === 'string' && /^[\w.-]{1,60}$/.test(given) ? given : short(given);
}

function short(given: unknown): string {
  return cutTo(inJson(given) || '(none)', 40);
}

function inJson(given: unknown): string {
  return plainText(masked(JSON.stringify(given) ?? ''));
}
