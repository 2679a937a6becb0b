import { longestNearMiss, unwrap } from '../../protocol/unwrap.ts';
import { editDistance } from '../../user-files/edit-distance.ts';
import { answeredOn, channels, classifyTopic, prefixOf } from './topics.ts';

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
  const family = explainFamily(topic);
  if (family !== undefined) return family;
  if (/[+#]/.test(topic)) return 'a wildcard instead of a whole topic';
  const told = explainSpelling(topic, isUplink, owner) ?? explainPlace(topic, owner);
  return told ?? explainId(topic, owner) ?? explainChannel(topic, owner);
}

/** The same of a filter to which a device need not subscribe. */
export function explainFilter(filter: string, owner: TopicOwner): string | undefined {
  if (filter.length > longestNearMiss || isDownlink(filter, owner)) return undefined;
  if (isUplink(filter, owner) && !filter.startsWith(`${prefixOf(owner.deviceId)}user/`)) {
    return 'where only the device publishes';
  }
  const told = explainFamily(filter) ?? explainSpelling(filter, isDownlink, owner);
  return told ?? explainId(filter, owner) ?? explainChannel(filter, owner);
}

/** Topics of another kind altogether. */
function explainFamily(topic: string): string | undefined {
  if (/^\/?huawei\/v\d\//.test(topic)) return 'a topic of the first generation';
  if (/^\/?v1\/devices\//.test(topic)) return 'a topic of another interface, for gateways, which begins with /v1';
  if (/^\$oc\/(?:m2m|bridges)\//.test(topic)) return 'a topic between devices, or of a bridge';
  return (topic.match(/\$oc\/devices/g) ?? []).length > 1 ? 'the prefix twice' : undefined;
}

function isDownlink(filter: string, { deviceId }: TopicOwner): boolean {
  const { purpose, v2 } = classifyTopic(filter, deviceId);
  return purpose === 'command' || purpose === 'bootstrap' || v2?.channel === 'user';
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
  ['quotation marks around it', (topic) => unwrap(topic)?.bare ?? topic],
  ['a backslash before the $', (topic) => topic.replace(/^\\\$/, '$')],
  ['two $ in front', (topic) => topic.replace(/^\$\$/, '$')],
  ['without "$oc", which a shell takes for a variable', (topic) => topic.replace(/^\/?devices\//, '$oc/devices/')],
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
  ['"requestId" for "request_id"', (topic) => topic.replace(/\/request[-_ ]?id=/i, '/request_id=')],
  ['":" or "/" for the = behind request_id', (topic) => topic.replace(/\/request_id[:/]/, '/request_id=')],
  ['without "request_id="', (topic) => topic.replace(/\/response\/(?!request_id=)/, '/response/request_id=')],
];

function explainSpelling(
  topic: string,
  isRight: (topic: string, owner: TopicOwner) => boolean,
  owner: TopicOwner,
): string | undefined {
  const alone = repairs.find(([, repair]) => repair(topic, owner) !== topic && isRight(repair(topic, owner), owner));
  if (alone) return alone[0];
  const faults: string[] = [];
  let repaired = topic;
  for (const [fault, repair] of repairs) {
    const better = repair(repaired, owner);
    if (better !== repaired) faults.push(fault);
    repaired = better;
  }
  return isRight(repaired, owner) ? faults.join(', ') : undefined;
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
  return id === '+' ? 'a wildcard in the place of the id' : "another device's id";
}

/** What stands in the place of a channel. */
function explainChannel(topic: string, { deviceId }: TopicOwner): string | undefined {
  const prefix = `${prefixOf(deviceId)}sys/`;
  if (!topic.startsWith(prefix)) return undefined;
  const [path = '', id] = topic.slice(prefix.length).split('/request_id=');
  const bare = path.replace(/[?].*$/, '').replace(/\/[#+]$/, '');
  const known = channels.find((channel) => channel === bare);
  if (known !== undefined && id !== undefined) return 'a request id behind a topic that has none';
  if (known !== undefined && bare === path) return 'the request id is missing at the end';
  if (known !== undefined) return 'something behind a question mark that the platform does not know';
  const longer = channels.find((channel) => bare.startsWith(`${channel}/`));
  if (longer !== undefined && id === undefined) return `more levels behind "${longer}"`;
  const nearest = channels
    .map((channel) => ({ channel, distance: editDistance(bare, channel) }))
    .filter(({ channel, distance }) => distance <= Math.min(3, channel.length / 3))
    .toSorted((one, other) => one.distance - other.distance)[0];
  return nearest && `"${bare}" for "${nearest.channel}"`;
}
