import { isObject } from '../../protocol/is-object.ts';
import { filterMatches } from '../../wire/topic-filter.ts';
import type { Dialect } from '../dialect.ts';
import { meantBy } from './meant-topic.ts';
import { misplacedAnswer } from './misplaced-answer.ts';
import { mistakenRequestId } from './mistaken-request-id.ts';
import type { V2Channel } from './own.ts';
import { saysResponse } from './says-response.ts';
import { downOf, isTopic, topicWithKey } from './topics.ts';

/** What the platform makes of its own accord; all else is for the application to choose. */
const usual = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a device says something else. What it publishes on a topic that there is not may be meant as a report. */
const asides: ReadonlySet<V2Channel> = new Set(['events/up', 'messages/up', 'shadow/get', 'bootstrap/up', 'user']);

export const v2Dialect: Dialect = {
  keyName: 'request_id',
  response: 'a response',
  echoOf: (paras) => `paras that repeat ${paras}`,
  sentKey: ({ key }) => key,
  writtenKey: ({ key }) => key,
  meantKey: ({ key = '' }) => key,
  // It stands in the topic, never in the message.
  keyIn: () => undefined,
  keyBytes: () => 0,
  isLikeResponse: (message) => 'result_code' in message || 'response_name' in message,
  saysResponse,
  isTopic,
  meantBy,
  misplacedAnswer,
  isAside: ({ v2 }) => v2 !== undefined && asides.has(v2.channel),
  saysReport: (payload) => Buffer.from(payload).includes('"services"'),
  isKey: (key) => key !== '',
  mistakenKey: mistakenRequestId,
  hasTellingKeys: true,
  isBoundaryKey: (key) => !usual.test(key),
  // Two property gets often say the same.
  mayPassForKnown: ({ v2 }) => v2?.family === 'command',
  isLowerKey: () => false,
  brings: ({ filter }, { deviceId, key, v2 }) =>
    v2 !== undefined && filterMatches(filter, topicWithKey(deviceId, downOf[v2.family], key)),
  isText: () => true,
  messageOf: ({ v2, serviceId, cmd, paras }) =>
    v2?.family === 'command' ? { paras, service_id: serviceId, command_name: cmd } : paras,
  codeOf: (message) => (isObject(message) ? (message.result_code ?? undefined) : undefined),
  codeName: 'result_code',
  isSuccess: (code) => code === undefined || code === null || code === 0,
  servicesIn: (report) => (isObject(report) && Array.isArray(report.services) ? report.services : undefined),
  loginName: () => 'device_id',
};
