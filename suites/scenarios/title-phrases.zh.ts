import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** What scenarios do, why they end early, and what they say when they cut a connection, in Chinese. */
export const titlePhrases: readonly Phrase[] = [
  [
    'the server shows a certificate {which}: first to a device that has been on line, then to one that starts',
    '服务端出示{which}证书：先向曾经在线的设备出示，再向正在启动的设备出示',
  ],
  ['the connection is cut, and the certificate is another one', '切断连接，并换成另一个证书'],
  ['every TLS handshake fails, while the port takes plain TCP', '每次TLS握手都失败，而端口接受明文TCP'],
  [
    'the device reports, first undisturbed, then with one command after the other',
    '设备上报，先不受打扰，然后同时逐个接收命令',
  ],
  [
    'the device starts, logs in, subscribes, reports, and is asked to stop',
    '设备启动、鉴权、订阅、上报，然后被要求停止',
  ],
  [
    'the suite tells the adapter what to report: all Unicode, extreme and precise numbers, several services',
    '测试套件让适配器上报指定内容：全部Unicode、极值和高精度数字、多个服务',
  ],
  ['what the device publishes is acknowledged some seconds late', '对设备发布的消息推迟数秒确认'],
  ['the connection is cut: {why}', '切断连接：{why}'],
  ['the connection is cut: the device answers no command', '切断连接：设备没有响应任何命令'],
  ['the connection is cut: the device is silent', '切断连接：设备没有动静'],
  ['the connection stays open and nothing comes back, no PINGRESP either', '连接保持，但没有任何回应，包括PINGRESP'],
  ['the device is left alone for more than its keep-alive', '让设备空闲超过其心跳时间'],
  ['the connection breaks without a word, twice; then commands again', '连接无声中断，共两次；然后再下发命令'],
  ['the connection is cut', '切断连接'],
  ['the platform goes away for some seconds, and comes back', '平台离线数秒后恢复'],
  ['the platform goes away', '平台离线'],
  ['reports are not acknowledged, and the connection breaks', '不确认上报，并中断连接'],
  ['the connection is cut before PUBACK', '在PUBACK之前切断连接'],
  ['the platform sends packets that MQTT forbids', '平台发送MQTT禁止的报文'],
  ['packet type 0', '报文类型为0'],
  ['a remaining length of five bytes', '剩余长度占五个字节'],
  [
    'commands are delivered a second time with DUP, as after a lost PUBACK',
    '带DUP标志第二次下发命令，与PUBACK丢失后一样',
  ],
  ['every CONNECT is refused for some seconds, with return codes 4, 5 and 2', '在数秒内以返回码4、5和2拒绝每个CONNECT'],
  [
    'the first two CONNECTs are answered with "server unavailable"; then the platform is well',
    '对前两个CONNECT返回“服务端不可用”；之后平台恢复正常',
  ],
  ['the device reports a dozen times, undisturbed', '设备不受打扰地上报十几次'],
  ['packets arrive in pieces, cut at every byte, and several in one piece', '报文逐字节分段到达，以及多个报文一次到达'],
  ['another client logs in as the device, again and again', '另一个客户端反复以该设备的身份登录'],
  [
    'generated sequences of steps, one after another, on one long-lived device',
    '在同一个长期运行的设备上，依次执行生成的步骤序列',
  ],
  ['a sequence of steps on a fresh device', '在全新的设备上执行一个步骤序列'],

  ['The device answers commands, and not in the way that it has to.', '设备响应了命令，但方式不符合要求。'],
  ['All that was in doubt has shown itself.', '存疑的问题都已显现。'],
  ['The device left {what} without an answer.', '设备没有响应{what}。'],
  ['{n} commands in a row', '连续{n}条命令'],
  ['The device is not on line any more.', '设备已不在线。'],
  [
    'The product model has no command that fits into capabilities.maxCommandBytes: raise it, or declare commands: false.',
    '产品模型中没有不超过capabilities.maxCommandBytes的命令：调大它，或声明commands: false。',
  ],
  ['The device is not running.', '设备没有运行。'],
  ['The scenario is over.', '场景已结束。'],
  [
    'The product model has no property to report: declare reports: "none".',
    '产品模型中没有可上报的属性：声明reports: "none"。',
  ],
  ['The device has no adapter that could be told what to report.', '设备没有能按指示上报的适配器。'],
  ['The device has fallen silent again and again.', '设备一再没有动静。'],
  ['The device does not answer any more, although it was started again.', '重新启动之后，设备仍不再响应。'],
  ['The device did not come back.', '设备没有重连。'],
  ['{n} bytes long', '长{n}字节'],
];
