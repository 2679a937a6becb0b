import type { TranslatedRules } from './translated-rules.ts';
import { commandProse as v2CommandProse } from './v2/command/prose.zh.ts';
import { commandSentences as v2CommandSentences } from './v2/command/sentences.zh.ts';
import { connectionProse as v2ConnectionProse } from './v2/connection/prose.zh.ts';
import { connectionSentences as v2ConnectionSentences } from './v2/connection/sentences.zh.ts';
import { eventProse as v2EventProse } from './v2/event/prose.zh.ts';
import { eventSentences as v2EventSentences } from './v2/event/sentences.zh.ts';
import { getProse as v2GetProse } from './v2/get/prose.zh.ts';
import { getSentences as v2GetSentences } from './v2/get/sentences.zh.ts';
import { messageProse as v2MessageProse } from './v2/message/prose.zh.ts';
import { messageSentences as v2MessageSentences } from './v2/message/sentences.zh.ts';
import { reportProse as v2ReportProse } from './v2/report/prose.zh.ts';
import { reportSentences as v2ReportSentences } from './v2/report/sentences.zh.ts';
import { sessionProse as v2SessionProse } from './v2/session/prose.zh.ts';
import { sessionSentences as v2SessionSentences } from './v2/session/sentences.zh.ts';
import { setProse as v2SetProse } from './v2/set/prose.zh.ts';
import { setSentences as v2SetSentences } from './v2/set/sentences.zh.ts';
import { streamProse as v2StreamProse } from './v2/stream/prose.zh.ts';
import { streamSentences as v2StreamSentences } from './v2/stream/sentences.zh.ts';
import { tlsProse as v2TlsProse } from './v2/tls/prose.zh.ts';
import { tlsSentences as v2TlsSentences } from './v2/tls/sentences.zh.ts';
import { topicProse as v2TopicProse } from './v2/topic/prose.zh.ts';
import { topicSentences as v2TopicSentences } from './v2/topic/sentences.zh.ts';

/** The rules in Chinese, area by area, and their sentences. */
export const rulesInChinese: readonly TranslatedRules[] = [
  v2ConnectionProse,
  v2ConnectionSentences,
  v2TlsProse,
  v2TlsSentences,
  v2TopicProse,
  v2TopicSentences,
  v2ReportProse,
  v2ReportSentences,
  v2SetProse,
  v2SetSentences,
  v2GetProse,
  v2GetSentences,
  v2CommandProse,
  v2CommandSentences,
  v2MessageProse,
  v2MessageSentences,
  v2EventProse,
  v2EventSentences,
  v2SessionProse,
  v2SessionSentences,
  v2StreamProse,
  v2StreamSentences,
];

/**
 * What is not translated yet, by the name of the part, such as `V2-CMD-01.why`. What is finished is taken out here, and from then on
 * nothing of it may be missing.
 */
export const notYetInChinese: readonly RegExp[] = [/^MQTT-/, /^V1-/];
