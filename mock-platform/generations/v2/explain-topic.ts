import { longestNearMiss } from '../../protocol/unwrap.ts';
import { answeredOn, classifyTopic, prefixOf } from './topics.ts';

/** Whose topic it should have been. */
export interface TopicOwner {
  readonly deviceId: string;
  readonly nodeId?: string;
}

/**
 * Tells what a topic that a device may not publish on looks like: "without the $ in front". Answers undefined for one on which
 * it may, and for one that resembles none.
 */
export function explainTopic(topic: string, owner: TopicOwner): string | undefined {
  if (topic.length > longestNearMiss || isUplink(topic, owner)) return undefined;
  if (/^\/?huawei\/v1\//.test(topic)) return 'a topic of the first generation';
  if (/[+#]/.test(topic)) return 'a wildcard instead of a whole topic';
  return explainSpelling(topic, owner) ?? explainPlace(topic, owner) ?? explainId(topic, owner);
}

function isUplink(topic: string, { deviceId }: TopicOwner): boolean {
  const { purpose } = classifyTopic(topic, deviceId);
  return purpose === 'data' || purpose === 'bootstrap';
}

type Repair = readonly [fault: string, repair: (topic: string, owner: TopicOwner) => string];

/** Repairs of spelling, each tried alone and then all together. */
const repairs: readonly Repair[] = [
  ['white space or NUL around it', (topic) => topic.replace(/^[\s\0]+|[\s\0]+$/g, '')],
  ['a slash in front', (topic) => topic.replace(/^\/+/, '')],
  ['without the $ in front', (topic) => topic.replace(/^oc\//, '$oc/')],
  ['braces round the id', (topic) => topic.replace(/^(\$oc\/devices\/)\{([^/]*)\}/, '$1$2')],
  ['"device" for "devices"', (topic) => topic.replace('/device/', '/devices/')],
  ['another letter case', inItsLetterCase],
  ['a slash at the end', (topic) => topic.replace(/\/+$/, '')],
  ['a doubled slash', (topic) => topic.replace(/\/{2,}/g, '/')],
  ['without "sys/"', (topic) => topic.replace(/^(\$oc\/devices\/[^/]*\/)(?!sys\/|user\/)/, '$1sys/')],
  ['"property" for "properties"', (topic) => topic.replace('/sys/property/', '/sys/properties/')],
  ['"message" for "messages"', (topic) => topic.replace('/sys/message/', '/sys/messages/')],
  ['"command" for "commands"', (topic) => topic.replace('/sys/command/', '/sys/commands/')],
  ['"event" for "events"', (topic) => topic.replace('/sys/event/', '/sys/events/')],
  ['"reports" for "report"', (topic) => topic.replace(/\/properties\/reports$/, '/properties/report')],
  ['"responses" for "response"', (topic) => topic.replace('/responses/', '/response/')],
  ['without "request_id="', (topic) => topic.replace(/\/response\/(?!request_id=)/, '/response/request_id=')],
];

function explainSpelling(topic: string, owner: TopicOwner): string | undefined {
  const alone = repairs.find(([, repair]) => repair(topic, owner) !== topic && isUplink(repair(topic, owner), owner));
  if (alone) return alone[0];
  const faults: string[] = [];
  let repaired = topic;
  for (const [fault, repair] of repairs) {
    const better = repair(repaired, owner);
    if (better !== repaired) faults.push(fault);
    repaired = better;
  }
  return isUplink(repaired, owner) ? faults.join(', ') : undefined;
}

/** As the topic would be in small letters, its id and its request id apart. */
function inItsLetterCase(topic: string, { deviceId }: TopicOwner): string {
  const [path = '', requestId] = topic.split('/request_id=');
  const small = path.toLowerCase();
  const prefix = prefixOf(deviceId).toLowerCase();
  if (!small.startsWith(prefix)) return topic;
  const own = prefixOf(deviceId) + small.slice(prefix.length);
  return requestId === undefined ? own : `${own}/request_id=${requestId}`;
}

/** Own topics on which only the platform publishes. */
function explainPlace(topic: string, { deviceId }: TopicOwner): string | undefined {
  const { purpose, v2 } = classifyTopic(topic, deviceId);
  if (purpose !== 'command' || v2 === undefined) return undefined;
  const isRequest = answeredOn(`${v2.channel}/response` as typeof v2.channel) !== undefined;
  return isRequest
    ? 'the topic of the request: answers have "/response" in theirs'
    : 'where only the platform publishes';
}

function explainId(topic: string, { deviceId, nodeId }: TopicOwner): string | undefined {
  const [, id] = /^[\s/]*\$?oc\/devices?\/([^/]*)\//i.exec(topic) ?? [];
  if (id === undefined || id === deviceId) return undefined;
  if (id === '') return 'the id is missing';
  if (/^[{<%$]|[}>%]$/.test(id)) return 'a placeholder that was not filled in';
  if (id === nodeId) return 'the node_id where the device_id belongs';
  if (id.startsWith(`${deviceId}_`)) return 'the client identifier where the device_id alone belongs';
  return "another device's id";
}
