import type { Phrase } from '../language/phrase-book.ts';

/** What is wrong with captures, and what is not read of them, in Chinese. */
export const capturePhrases: readonly Phrase[] = [
  [
    'Record both directions: tcpdump -i any -s 0 -w device.pcap port {n}',
    '两个方向都要抓取：tcpdump -i any -s 0 -w device.pcap port {n}',
  ],
  [
    'The capture holds only one direction of {what}: nothing the platform sent. {next}',
    '抓包文件中{what}只有一个方向：没有平台发送的内容。{next}',
  ],
  [
    'The capture holds only one direction of {what}: nothing the device sent. {next}',
    '抓包文件中{what}只有一个方向：没有设备发送的内容。{next}',
  ],
  ['{n} connection', '{n}个连接'],
  ['{n} connections', '{n}个连接'],
  ['{n} byte', '{n}字节'],
  ['{n} command', '{n}条命令'],
  ['{n} commands', '{n}条命令'],
  ['{id} of the device', '设备的{id}'],
  ['{id} of the platform', '平台的{id}'],
  ['{n} publication', '{n}次发布'],
  ['{n} publications', '{n}次发布'],
  [
    '1 packet was cut off after {n} bytes (the longest had {n2}), and what is behind them was not read. Record whole packets: tcpdump -s 0',
    '1个数据包在{n}字节之后被截断（最长的有{n2}字节），其后的内容没有读取。抓取完整的数据包：tcpdump -s 0',
  ],
  [
    '{n} packets were cut off after {n2} bytes (the longest had {n3}), and what is behind them was not read. Record whole packets: tcpdump -s 0',
    '{n}个数据包在{n2}字节之后被截断（最长的有{n3}字节），其后的内容没有读取。抓取完整的数据包：tcpdump -s 0',
  ],
  ['Record it again, with a larger buffer (tcpdump -B 4096).', '用更大的缓冲区重新抓取（tcpdump -B 4096）。'],
  [
    'Connection {n} lacks {what} that the {who} sent: the capture has a gap. {next}',
    '连接{n}缺少{who}发送的{what}：抓包文件不连续。{next}',
  ],
  [
    'Connection {n} lacks {what} that the {who} sent, and the {unread} behind them were not read: the capture has a gap. {next}',
    '连接{n}缺少{who}发送的{what}，其后的{unread}没有读取：抓包文件不连续。{next}',
  ],
  ['the capture lacks bytes from here on', '抓包文件从这里起缺少字节'],
  ['The capture holds no MQTT over plain TCP that can be read.', '抓包文件中没有可读的明文TCP上的MQTT。'],
  [
    'Record one from before the device connects: tcpdump -i any -s 0 -w device.pcap port 1883',
    '从设备连接之前开始抓取：tcpdump -i any -s 0 -w device.pcap port 1883',
  ],
  [
    'This is not a capture: expected a file of tcpdump or Wireshark, pcap or pcapng.',
    '这不是抓包文件：应为tcpdump或Wireshark的文件，pcap或pcapng。',
  ],
  ['{what} over TLS: what is encrypted cannot be read.', '{what}使用TLS：加密的内容无法读取。'],
  ['{what}: not read.', '{what}：没有读取。'],
  ['{n} HTTP or WebSocket connection', '{n}个HTTP或WebSocket连接'],
  ['{n} HTTP or WebSocket connections', '{n}个HTTP或WebSocket连接'],
  ['{what} began before the capture: not read.', '{what}在抓包之前已经开始：没有读取。'],
  ['{what} of TCP: not put together, not read.', '{what}（TCP）：没有重组，也没有读取。'],
  ['{n} IP fragment', '{n}个IP分片'],
  ['{n} IP fragments', '{n}个IP分片'],
  ['Packets of link type {n}: not known, not read.', '链路类型为{n}的数据包：不认识，没有读取。'],
  ['bytes that are not a packet', '不是报文的字节'],
  ['refused with return code {n}', '被拒绝，返回码为{n}'],
  ['The capture ends within its header: record it again.', '抓包文件在文件头中就结束了：重新抓取。'],
  [
    'The capture is damaged at byte {n}: a block of {n2} bytes. Record it again.',
    '抓包文件在第{n}字节处损坏：块的长度为{n2}字节。重新抓取。',
  ],
  [
    'The capture is damaged at byte {n}: a packet of an interface that it does not describe.',
    '抓包文件在第{n}字节处损坏：数据包所属的接口没有描述。',
  ],
  [
    'The capture is damaged at byte {n}: the time of a packet is not a date.',
    '抓包文件在第{n}字节处损坏：数据包的时间不是日期。',
  ],
  [
    '{what} in codec mode binary: not judged without the codec: give --codec.',
    '{what}的编解码模式为binary：没有编解码插件，无法判定：用--codec给出。',
  ],
  [
    '{what} in codec mode binary: not judged, nor the answers: bytes cannot be turned back into a command.',
    '{what}的编解码模式为binary：命令及其响应都没有判定：字节无法还原成命令。',
  ],
  ['no valid request', '不是有效的请求'],
];
