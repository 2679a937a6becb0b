import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** What is done to a device, step by step, in Chinese. Commands, and what is written about them, stay as they are. */
export const sequencePhrases: readonly Phrase[] = [
  ['start the device, and wait until it is ready', '启动设备，等待它就绪'],
  ['ask the device to stop', '要求设备停止'],
  ['send {id} {json}', '下发{id} {json}'],
  ['send {n} times, one after another, {1}', '逐个下发{n}次：{1}'],
  ['send {n} {request}s at once: {1}', '同时下发{n}个{request}：{1}'],
  ['send {1}, overtaken by {2}', '下发{1}，但后下发的{2}先到达'],
  ['send {1} in one write', '一次写入下发{1}'],
  ['send {n} {request}s in one write: {1}', '一次写入下发{n}个{request}：{1}'],
  ['send {1}, byte by byte', '逐字节下发{1}'],
  ['send {1}, in {n} pieces, cut after byte {2}', '分{n}段下发{1}，在第{2}字节之后切开'],
  ['send a malformed command: {flaw}', '下发格式错误的命令：{flaw}'],
  ['send a message that is not a command: {flaw}', '下发不是命令的消息：{flaw}'],
  ['send a command longer than the device declares: {flaw}', '下发超出设备声明长度的命令：{flaw}'],
  ['deliver {which} answered command once more, with DUP', '带DUP标志重发{which}已响应的命令'],
  ['the last', '最后一个'],
  ['the second last', '倒数第二个'],
  ['the third last', '倒数第三个'],
  ['the {n}th last', '倒数第{n}个'],
  [
    'send {1}, and hold the PUBACK of its answer back until the next command is answered',
    '下发{1}，对其响应的PUBACK推迟到下一个命令得到响应之后',
  ],
  ['acknowledge no report, and cut the connection', '不确认任何上报，并切断连接'],
  ['send bytes that MQTT forbids: {1}', '发送MQTT禁止的字节：{1}'],
  ['let the platform go away for some seconds, and come back', '平台离线数秒后恢复'],
  ['let another client log in as the device, again and again', '让另一个客户端反复以该设备的身份登录'],
  [
    'start the device, and refuse every CONNECT for some seconds, with return codes 4, 5 and 2',
    '启动设备，在数秒内以返回码4、5和2拒绝每个CONNECT',
  ],
  [
    'start the device, answer its first two CONNECTs with "server unavailable", and accept the third',
    '启动设备，对前两个CONNECT返回“服务端不可用”，接受第三个',
  ],
  [
    'show the device a certificate {which}: on its way back, and when it starts',
    '在重连时和启动时，向设备出示{which}证书',
  ],
  ['that an unknown CA signed', '由未知CA签发的'],
  ['that has expired', '已过期的'],
  ['for another host name', '属于其他主机名的'],
  [
    'start the device, let every TLS handshake fail, and take plain TCP on the same port',
    '启动设备，让每次TLS握手失败，并在同一端口接受明文TCP',
  ],
  [
    'keep the connection open, and send nothing any more, no PINGRESP either',
    '保持连接，但不再发送任何内容，包括PINGRESP',
  ],
  ['leave the device alone for more than its keep-alive', '让设备空闲超过其心跳时间'],
  ['tell the device to report {json}', '让设备上报{json}'],
  ['request', '请求'],
  ['wait for a report', '等待一次上报'],
  ['wait for {n} reports', '等待{n}次上报'],
  ['send one command after another, until a report is long overdue', '逐个下发命令，直到上报早已逾期'],
  ['wait {n} ms', '等待{n} ms'],
  ['let the next {key} be {1}', '让下一个{key}为{1}'],
  [
    "send {1}, let its time be over at once on the platform's clock, and use its {key} again",
    '下发{1}，让平台时钟立即越过其等待时间，并再次使用它的{key}',
  ],
  ['cut the connection, and wait for the device to come back', '切断连接，等待设备重连'],
  [
    'send a command, cut the connection before its PUBACK, and wait for the device to come back',
    '下发一个命令，在收到其PUBACK之前切断连接，等待设备重连',
  ],
  [
    'send a command, cut the connection between its PUBACK and its answer, and wait for the device to come back',
    '下发一个命令，在其PUBACK与响应之间切断连接，等待设备重连',
  ],
  [
    'send a command, cut the connection after its answer and before the PUBACK of it, and wait for the device to come back',
    '下发一个命令，在收到响应之后、发出对它的PUBACK之前切断连接，等待设备重连',
  ],
];
