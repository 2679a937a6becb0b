import type { TranslatedRules } from '../../translated-rules.ts';

export const streamProse: TranslatedRules = {
  'V2-STREAM-01': {
    why: [
      'The network delivers bytes, in pieces of any size. The long topics of this generation make packets long: they come in two pieces more often than the short ones of a test.',
      '网络传送的是字节，分段大小不定。本代接口的Topic很长，报文也长，比测试用的短报文更容易分成两段。',
    ],
    look: [
      'A loop that takes one `recv` for one packet, or that expects topic and payload to be in the buffer as soon as the header is.',
      '把一次`recv`当作一个报文的循环；认为报头到达时，Topic和载荷已经在缓冲区中。',
    ],
  },
  'V2-STREAM-02': {
    why: [
      'Right after CONNACK come messages that waited, and requests: several packets in one read. A reader that looks at the first one only loses the others.',
      'CONNACK之后紧跟着缓存的消息和请求：一次读取会得到几个报文。只看第一个的读取代码会丢失其余的。',
    ],
    look: [
      'A buffer that is emptied after each packet, AT firmware that gives out one `+MQTTRECV` for each read. A queue with room for fewer answers than packets came: then V2-CMD-12 is broken, too, and `commandsInFlight` declares it.',
      '每处理一个报文就清空缓冲区；每次读取只输出一个`+MQTTRECV`的AT固件。队列能容纳的响应少于到达的报文：这时V2-CMD-12也会被违反，可以用`commandsInFlight`声明。',
    ],
  },
  'V2-STREAM-03': {
    why: [
      'The platform sends up to 256 KB. A device need not take that much, but it must find the next packet behind it.',
      '平台最多发送256 KB。设备不必都能接受，但必须能找到后面的下一个报文。',
    ],
    look: [
      'A fixed buffer for topic and payload together: the topic alone has about 120 characters here. A copy without a look at the length.',
      'Topic和载荷共用固定大小的缓冲区：这里仅Topic就有大约120个字符。复制时不检查长度。',
    ],
  },
  'V2-STREAM-04': {
    why: [
      'After bytes that are no MQTT, nobody knows where a packet begins. A device that goes on reads requests that nobody has sent.',
      '收到不是MQTT的字节之后，就无法知道报文从哪里开始。继续读取的设备，会读到没有人发送过的请求。',
    ],
    look: [
      'A reader that skips byte by byte until something fits, a watchdog that is fed while the reader hangs.',
      '逐字节跳过、直到碰巧匹配的读取代码；读取已经卡住，看门狗却仍被喂狗。',
    ],
  },
};
