import type { V2Channel, V2Family } from '../../../../mock-platform/generations/v2/own.ts';

/** Where requests come that want an answer. */
export const requestChannels: ReadonlyMap<V2Channel, V2Family> = new Map([
  ['commands', 'command'],
  ['properties/set', 'set'],
  ['properties/get', 'get'],
]);

/** Where only the platform publishes. */
export const downlinkChannels: ReadonlySet<V2Channel> = new Set<V2Channel>([
  ...requestChannels.keys(),
  'messages/down',
  'events/down',
  'shadow/get/response',
  'bootstrap/down',
]);

/** The topic on which a request of a family is answered, below the device's own prefix. */
export const responseTopics: Readonly<Record<V2Family, string>> = {
  command: 'sys/commands/response',
  set: 'sys/properties/set/response',
  get: 'sys/properties/get/response',
};
