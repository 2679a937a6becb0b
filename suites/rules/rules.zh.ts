import { wireConnectProse } from './mqtt/connect-prose.zh.ts';
import { wireConnectSentences } from './mqtt/connect-sentences.zh.ts';
import { wireFormatProse } from './mqtt/format-prose.zh.ts';
import { wireFormatSentences } from './mqtt/format-sentences.zh.ts';
import { wirePublishProse } from './mqtt/publish-prose.zh.ts';
import { wirePublishSentences } from './mqtt/publish-sentences.zh.ts';
import { wireSubscribeProse } from './mqtt/subscribe-prose.zh.ts';
import { wireSubscribeSentences } from './mqtt/subscribe-sentences.zh.ts';
import type { TranslatedRules } from './translated-rules.ts';
import { codecProse as v1CodecProse } from './v1/codec/prose.zh.ts';
import { codecSentences as v1CodecSentences } from './v1/codec/sentences.zh.ts';
import { commandAnswerProse as v1CommandAnswerProse } from './v1/command/answer-prose.zh.ts';
import { commandAnswerSentences as v1CommandAnswerSentences } from './v1/command/answer-sentences.zh.ts';
import { commandReadingProse as v1CommandReadingProse } from './v1/command/reading-prose.zh.ts';
import { commandReadingSentences as v1CommandReadingSentences } from './v1/command/reading-sentences.zh.ts';
import { connectionProse as v1ConnectionProse } from './v1/connection/prose.zh.ts';
import { connectionSentences as v1ConnectionSentences } from './v1/connection/sentences.zh.ts';
import { registrationProse as v1RegistrationProse } from './v1/registration/prose.zh.ts';
import { registrationSentences as v1RegistrationSentences } from './v1/registration/sentences.zh.ts';
import { reportProse as v1ReportProse } from './v1/report/prose.zh.ts';
import { reportSentences as v1ReportSentences } from './v1/report/sentences.zh.ts';
import { sessionProse as v1SessionProse } from './v1/session/prose.zh.ts';
import { sessionSentences as v1SessionSentences } from './v1/session/sentences.zh.ts';
import { streamProse as v1StreamProse } from './v1/stream/prose.zh.ts';
import { streamSentences as v1StreamSentences } from './v1/stream/sentences.zh.ts';
import { tlsProse as v1TlsProse } from './v1/tls/prose.zh.ts';
import { tlsSentences as v1TlsSentences } from './v1/tls/sentences.zh.ts';
import { topicProse as v1TopicProse } from './v1/topic/prose.zh.ts';
import { topicSentences as v1TopicSentences } from './v1/topic/sentences.zh.ts';
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
  wireConnectProse,
  wireConnectSentences,
  wireFormatProse,
  wireFormatSentences,
  wirePublishProse,
  wirePublishSentences,
  wireSubscribeProse,
  wireSubscribeSentences,
  v1ConnectionProse,
  v1ConnectionSentences,
  v1TlsProse,
  v1TlsSentences,
  v1TopicProse,
  v1TopicSentences,
  v1ReportProse,
  v1ReportSentences,
  v1CommandAnswerProse,
  v1CommandAnswerSentences,
  v1CommandReadingProse,
  v1CommandReadingSentences,
  v1SessionProse,
  v1SessionSentences,
  v1StreamProse,
  v1StreamSentences,
  v1CodecProse,
  v1CodecSentences,
  v1RegistrationProse,
  v1RegistrationSentences,
];
