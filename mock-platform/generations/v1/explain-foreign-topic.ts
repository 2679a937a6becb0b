import { longestNearMiss } from '../../protocol/unwrap.ts';
import { classifyTopic, topicsOf } from './topics.ts';

/** Whose topic it should have been. */
export interface TopicOwner {
  readonly topicId: string;
  /** Known names of the same device: one of them is `topicId`. */
  readonly deviceId?: string;
  readonly nodeId?: string;
}

/**
 * Tells what a topic that is not the device's own looks like: "the leading slash is missing".
 * Publishing on the own command topic and subscribing to the own data topic count as foreign here.
 * Answers undefined for the right topic, and for one that resembles none.
 */
export function explainForeignTopic(
  topic: string,
  owner: TopicOwner,
  use: 'publish' | 'subscribe' = 'publish',
): string | undefined {
  if (topic.length > longestNearMiss) return undefined;
  const { purpose } = classifyTopic(topic, owner.topicId);
  if (purpose === 'command')
    return use === 'publish' ? 'the command topic, where only the platform publishes' : undefined;
  if (purpose === 'data') return use === 'subscribe' ? 'the data topic, where only the device publishes' : undefined;
  if (purpose === 'bootstrap') return "a bootstrap server's topic";
  return explainFamily(topic) ?? explainSpelling(topic, owner) ?? explainId(topic, owner);
}

/** Topics of another kind altogether. */
function explainFamily(topic: string): string | undefined {
  if (/[+#]/.test(topic)) return 'a wildcard instead of the exact topic';
  if (/^\/?\$oc\//.test(topic)) return 'a topic of the second generation';
  if (/^\/v1\/devices\//.test(topic)) return 'a topic of the sibling interface for gateways, which begins with /v1';
  if (/^\/huawei\/v1\/products\//.test(topic)) return 'a topic of dynamic registration';
  if (/[{}<>%]|\$\{/.test(topic)) return 'a placeholder that was not filled in';
  if ((topic.match(/huawei\/v1\/devices/g) ?? []).length > 1) return 'the prefix twice';
  return undefined;
}

/** Repairs of spelling, each tried alone and then all together. */
const repairs: readonly (readonly [fault: string, repair: (topic: string) => string])[] = [
  ['white space or NUL around it', (topic) => topic.replace(/^[\s\0]+|[\s\0]+$/g, '')],
  ['the leading slash is missing', (topic) => (topic.startsWith('/') ? topic : `/${topic}`)],
  ['a trailing slash', (topic) => topic.replace(/\/+$/, '')],
  ['a doubled slash', (topic) => topic.replace(/\/{2,}/g, '/')],
  ['"device" for "devices"', (topic) => topic.replace('/device/', '/devices/')],
  ['"commands" for "command"', (topic) => topic.replace('/commands/', '/command/')],
  ['"datas" for "data"', (topic) => topic.replace('/datas/', '/data/')],
];

function explainSpelling(topic: string, { topicId }: TopicOwner): string | undefined {
  const owns = (text: string) => ['data', 'command'].includes(classifyTopic(text, topicId).purpose);
  for (const [fault, repair] of repairs) if (owns(repair(topic))) return fault;

  const { data, command } = topicsOf(topicId);
  const right = [...Object.values(data), ...Object.values(command)];
  if (right.some((own) => own.toLowerCase() === topic.toLowerCase())) return 'another letter case';
  if (right.some((own) => own.replace(/\/\w+$/, '') === topic.replace(/\/$/, '')))
    return 'the codec mode is missing at the end';
  if (owns(topic.replace(/\/[^/]*$/, '/json'))) return 'neither "json" nor "binary" at the end';
  if (right.some((own) => topic.startsWith(`${own}/`))) return 'more levels after the codec mode';

  const faults: string[] = [];
  let repaired = topic;
  for (const [fault, repair] of repairs) {
    const better = repair(repaired);
    if (better !== repaired) faults.push(fault);
    repaired = better;
  }
  return owns(repaired) ? faults.join(', ') : undefined;
}

function explainId(topic: string, { topicId, deviceId, nodeId }: TopicOwner): string | undefined {
  const found = /^\/?huawei\/v1\/devices\/(.*)\/(?:data|command)\/(?:json|binary)\/?$/.exec(topic);
  if (!found) return undefined;
  const [, id = ''] = found;
  if (id === '') return 'the id is missing';
  if (id === deviceId) return 'the deviceId, after a login by nodeId';
  if (id === nodeId) return 'the nodeId, after a login by deviceId';
  if (id.startsWith(`${topicId}_`)) return 'the client identifier where the id alone belongs';
  return "another device's id";
}
