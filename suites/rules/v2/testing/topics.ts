import type { V2Channel } from '../../../../mock-platform/generations/v2/own.ts';
import type { TopicPurpose } from '../../../../mock-platform/journal/events.ts';

const uplink: ReadonlySet<V2Channel> = new Set([
  'messages/up',
  'properties/report',
  'gateway/sub_devices/properties/report',
  'properties/set/response',
  'properties/get/response',
  'commands/response',
  'events/up',
  'shadow/get',
]);

export function purposeOf(channel: V2Channel): TopicPurpose {
  if (channel.startsWith('bootstrap')) return 'bootstrap';
  if (channel === 'unknown') return 'foreign';
  return uplink.has(channel) || channel === 'user' ? 'data' : 'command';
}

/** A topic of lamp-1; a key stands at its end. */
export function topicOf(channel: V2Channel, key?: string): string {
  const place =
    channel === 'user' ? 'user/diagnosis' : channel === 'unknown' ? 'sys/commands/answer' : `sys/${channel}`;
  return `$oc/devices/lamp-1/${place}${key === undefined ? '' : `/request_id=${key}`}`;
}
