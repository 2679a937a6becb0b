import { isObject } from '../../protocol/is-object.ts';

type Members = Readonly<Record<string, unknown>>;

/** Tells what a message looks like that has no list of services as it should: another kind of message, or one without a level of it. */
export function explainMessage(message: Members): string | undefined {
  if (typeof message.msgType === 'string') {
    return `a message of the first generation, with msgType ${JSON.stringify(message.msgType)}`;
  }
  if ('result_code' in message) return 'an answer to a request';
  if (typeof message.service_id === 'string') return 'one service, without the list of services around it';
  const { services } = message;
  const [first] = Array.isArray(services) ? services.filter(isObject) : [];
  if (typeof first?.event_type === 'string') return 'an event, which belongs on events/up';
  if (!first || 'properties' in first || 'serviceData' in first) return undefined;
  const isFlat = Object.keys(first).some((name) => !/^(?:service_?id|event_?time)$/i.test(name));
  return isFlat ? 'the properties beside service_id, without the member properties' : undefined;
}
