import type { Published } from '../../journal/events.ts';
import type { Message } from '../generation.ts';
import { readContent } from './read-content.ts';
import { answeredOn, classifyTopic } from './topics.ts';

/** Behind the topic, where the request id belongs, stands nothing, or a slash. */
const noId = /\/?$/;

/** What was published on the topic for the answers to a family of requests, without the request id behind it, as it would be read with one. */
export function keylessAnswer({ topic, v2, deviceId, payload }: Published): Message | undefined {
  if (v2?.channel !== 'unknown') return undefined;
  const { key: _, ...topicClass } = classifyTopic(topic.replace(noId, '/request_id=any'), deviceId);
  const isForAnswers = topicClass.v2 && answeredOn(topicClass.v2.channel) !== undefined;
  return isForAnswers ? readContent(payload, topicClass) : undefined;
}
