import type { TranslatedRules } from '../../translated-rules.ts';

export const sessionSentences: TranslatedRules = {
  'V1-SESSION-01': {
    sentence: ['sends something at least once per 1.5 keep-alive', '在1.5倍心跳时间内至少发送一次报文'],
    when: ['asks for a keep-alive', '请求心跳时间'],
  },
  'V1-SESSION-02': {
    sentence: ['comes back after the connection broke', '在连接断开之后重连'],
  },
  'V1-SESSION-03': {
    sentence: ['subscribes again after it came back, and answers commands again', '重连之后再次订阅，并能再次响应命令'],
  },
  'V1-SESSION-04': {
    sentence: [
      'backs off while the platform is away: waits grow, with at most one attempt a second',
      '在平台不可用时退避：等待逐次变长，每秒最多尝试一次',
    ],
  },
  'V1-SESSION-05': {
    sentence: [
      'notices a silent connection (no PINGRESP) and opens a new one',
      '能发现没有响应的连接（收不到PINGRESP），并建立新的连接',
    ],
    when: ['asks for a keep-alive', '请求心跳时间'],
  },
  'V1-SESSION-06': {
    sentence: ['sends credentials that are valid at the time when it comes back', '重连时发送的鉴权参数在当时有效'],
    when: [
      'comes back in another hour than that of its last log-in (leave it connected to serve for more than an hour)',
      '在与上次鉴权不同的小时重连（让它与serve保持连接一小时以上）',
    ],
  },
  'V1-SESSION-07': {
    sentence: [
      'does not fight for the connection when another client took it over: each time it waits longer',
      '在连接被另一个客户端取代时不争抢：每次等待更长时间',
    ],
  },
  'V1-SESSION-08': {
    sentence: ['says DISCONNECT when it is stopped', '在被停止时发送DISCONNECT'],
  },
  'V1-SESSION-09': {
    sentence: [
      'does not lose a report that was not acknowledged (QoS 1): it arrives after the reconnect',
      '不丢失没有得到确认的上报（QoS 1）：重连之后会送达',
    ],
  },
};
