import { isObject } from '../../protocol/is-object.ts';
import { formatEventTime } from '../../protocol/times.ts';
import type { Section, ServiceShadow } from '../../shadow/shadows.ts';
import type { Reply } from '../sayings.ts';
import { listedIn } from './read-content.ts';
import { json, writeEvent } from './sayings.ts';
import { topicWithKey } from './topics.ts';

/** The answers to what a device asks of the platform's services: of time. What else it asks for stays without one. */
export function answersTo(value: unknown, deviceId: string, now: number): Reply[] {
  return listedIn(value).flatMap(({ service_id: serviceId, event_type, paras }) => {
    if (serviceId !== '$time_sync' || event_type !== 'time_sync_request') return [];
    const sent = isObject(paras) ? paras.device_send_time : undefined;
    const times = { device_send_time: sent, server_recv_time: now, server_send_time: now };
    const event = { serviceId, eventType: 'time_sync_response', paras: times };
    return [{ ...writeEvent({ services: [event] }, deviceId, now), qos: 1, what: 'event' }];
  });
}

/** The answer to a question for the shadow: of one service, or of all. */
export function shadowAnswer(
  value: unknown,
  {
    deviceId,
    key,
    services,
  }: { readonly deviceId: string; readonly key: string; readonly services: readonly ServiceShadow[] },
): Reply {
  const asked = isObject(value) ? value.service_id : undefined;
  const shadow = services
    .filter(({ serviceId }) => typeof asked !== 'string' || asked === '' || serviceId === asked)
    .map(({ serviceId, desired, reported, version }) => ({
      service_id: serviceId,
      desired: section(desired),
      reported: section(reported),
      version,
    }));
  return {
    topic: topicWithKey(deviceId, 'shadow/get/response', key),
    payload: json({ object_device_id: deviceId, shadow }),
    v2: { channel: 'shadow/get/response' },
    qos: 1,
    what: 'shadow',
  };
}

function section({ properties, time }: Section): object {
  return { properties, ...(time !== undefined && { event_time: formatEventTime(time) }) };
}
