import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import type { Payload } from '../../result/conformance-result.ts';
import { cutTo, plainText } from '../plain-text.ts';

/**
 * What a message of the first generation means, as a verb with its object: `reports Lamp, Energy`. Undefined for what
 * is none.
 */
export function messageInWords({ encoding, text, bytes }: Payload, from: string): string | undefined {
  const message = encoding === 'utf-8' ? messageIn(text) : undefined;
  if (!message) return undefined;
  const size = bytes > 1000 ? `, ${bytes} bytes in all` : '';
  switch (message.msgType) {
    case 'cloudReq':
      if (from !== 'platform') return undefined;
      return `sends the command ${word(message.serviceId)}/${word(message.cmd)} with mid ${value(message.mid)}${parameters(message.paras)}${size}`;
    case 'deviceRsp':
      return `answers mid ${value(message.mid)} with errcode ${value(message.errcode)}${size}`;
    case 'deviceReq':
      return `reports ${servicesOf(message.data)}${size}`;
    case 'cloudRsp':
      return from === 'platform' ? 'answers the report with a `cloudRsp`' : undefined;
    default:
      return undefined;
  }
}

const member = /"(msgType|serviceId|cmd|mid|errcode)"\s*:\s*("[^"\\\p{Cc}]*"|0|-?[1-9]\d{0,15})/gu;

/** The message; of one that was kept only in part, the members at its beginning. */
function messageIn(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    const found = [...text.slice(0, 300).matchAll(member)].map(([, name, value = '']) => [name, JSON.parse(value)]);
    const message = Object.fromEntries(found);
    return text.length > 1000 && message.msgType === 'cloudReq' ? message : undefined;
  }
}

function parameters(paras: unknown): string {
  return isObject(paras) && Object.keys(paras).length > 0 ? ` and ${value(paras)}` : '';
}

function servicesOf(data: unknown): string {
  if (!Array.isArray(data)) return `\`data\` that is not an array: ${value(data)}`;
  const names = data.map((item) => (isObject(item) ? word(item.serviceId) : value(item)));
  return names.length === 0 ? 'nothing' : cutTo(names.join(', '), 120);
}

function value(given: unknown): string {
  return cutTo(plainText(JSON.stringify(given) ?? '(none)'), 120);
}

function word(given: unknown): string {
  return typeof given === 'string' && /^[\w.-]{1,60}$/.test(given) ? given : value(given);
}
