import type { MessageWords } from '../message-words.ts';
import { messageInWords } from './message-in-words.ts';
import { messageSummary } from './message-summary.ts';

/** How messages of generation 1 are told. */
export const v1Words: MessageWords = {
  summary(message, topic) {
    const told = messageSummary(message);
    return told && { ...told, isUsualTopic: isUsual(topic, told.gist) };
  },
  inWords: messageInWords,
  gist: /^(?:cloudReq|cloudRsp|deviceReq|deviceRsp) /,
};

function isUsual(topic: string, gist: string): boolean {
  const isDevices = gist.startsWith('device');
  return new RegExp(`^/huawei/v1/devices/[^/]+/${isDevices ? 'data' : 'command'}/(json|binary)$`).test(topic);
}
