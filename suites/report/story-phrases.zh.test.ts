import { expect, test } from 'vitest';
import { phraseBook } from '../../mock-platform/language/phrase-book.ts';
import type { TraceRow } from '../result/conformance-result.ts';
import { spokenPhrases } from './phrases.zh.ts';
import { storyOf } from './story/story-of.ts';

const book = phraseBook(spokenPhrases);

/** As the page tells it. */
function inChinese(trace: readonly TraceRow[]): string[] {
  return storyOf({ trace: [...trace] }).map(({ parts: { head, what, on }, isMessage }) => {
    const carried = what === '' ? '' : `：${isMessage ? what : book(what)}`;
    return `${book(head)}${carried}${book(on)}`;
  });
}

// The sentences are put together of a subject, a verb and a summary: no code says them as they stand.
test.each<readonly [Pick<TraceRow, 'from' | 'packet' | 'summary'> & Partial<TraceRow>, string]>([
  [{ from: 'device', packet: 'open', summary: 'connection 1, tls', connection: 1 }, '设备建立连接1，tls'],
  [
    { from: 'device', packet: 'TLS', summary: 'completed, TLSv1.3, TLS_AES_256_GCM_SHA384' },
    '设备进行TLS握手：完成，TLSv1.3，TLS_AES_256_GCM_SHA384',
  ],
  [
    { from: 'device', packet: 'CONNECT', summary: 'client a_0_0_2026, user a, keep-alive 120 s, session kept' },
    '设备发送CONNECT：客户端a_0_0_2026，用户a，心跳时间120 s，保留会话',
  ],
  [
    { from: 'platform', packet: 'CONNACK', summary: 'refused: 4, bad user name or password' },
    '平台发送CONNACK：被拒绝：4，用户名或密码错误',
  ],
  [
    { from: 'device', packet: 'PUBLISH', summary: '…/properties/report QoS 1 id 2 {"is":"accepted, done"}' },
    '设备发送PUBLISH：…/properties/report QoS 1 id 2 {"is":"accepted, done"}',
  ],
  [{ from: 'device', packet: 'DISCONNECT', summary: '' }, '设备发送DISCONNECT'],
  [
    { from: 'device', packet: 'silence', summary: 'no answer to request_id 42220622 (Lamp02/SWITCH) in 310 ms' },
    '设备没有响应：310 ms内没有响应request_id 42220622（Lamp02/SWITCH）',
  ],
  [
    { from: 'device', packet: 'close', summary: 'connection 1: closed by the device', connection: 1 },
    '设备关闭连接1：被设备关闭',
  ],
  [
    { from: 'platform', packet: 'bytes', summary: 'packet type 0: 00 00' },
    '平台发送了MQTT不允许的字节：packet type 0: 00 00',
  ],
  [{ from: 'harness', packet: 'stage', summary: 'cut: over after 1200 ms' }, '阶段“cut”在1200 ms之后结束'],
  [{ from: 'harness', packet: 'stage', summary: 'back' }, '平台恢复'],
  [{ from: 'harness', packet: 'start', summary: 'the device was started' }, '测试套件启动设备'],
  [{ from: 'platform', packet: 'listener', summary: 'tls port 8883 closed' }, '平台改变监听端口：tls端口8883已关闭'],
])('%o is told in Chinese', (row, told) => {
  const trace: TraceRow[] = [{ t: 0, ...row, offending: true }];
  expect(inChinese(trace)).toEqual([told]);
});
