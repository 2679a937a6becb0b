import type { TranslatedRules } from '../../translated-rules.ts';

export const messageProse: TranslatedRules = {
  'V2-MSG-01': {
    why: [
      'A message is whatever an application sends: a text, a picture, nothing at all. The platform passes it on. A device that expects more of it can be stopped by any application that may write to it.',
      '消息是应用发送的任意内容：文本、图片，或什么也没有。平台原样转发。对消息有更多要求的设备，任何可以给它发消息的应用都能使它停下。',
    ],
    look: [
      'JSON taken for granted, an index into an empty payload, a text function on bytes without a NUL at their end, an exception in the handler that ends the receiving thread.',
      '想当然地认为是JSON，对空载荷取下标，对末尾没有NUL的字节使用文本函数，处理函数中的异常结束了接收线程。',
    ],
  },
  'V2-MSG-04': {
    why: [
      'A message belongs to the device that it names. The platform drops one that names a stranger.',
      '消息属于其中写明的设备。写着其他设备的消息，平台会丢弃。',
    ],
    look: [
      "An id copied from a sample, a node_id in place of the device's own id, the id that the device had before it was replaced.",
      '从示例中复制的ID，用node_id代替设备自己的ID，更换设备之前的ID。',
    ],
  },
  'V2-MSG-06': {
    why: [
      'For a device that is off line the platform keeps up to 20 messages. They come all at once, right after CONNACK, when the device is busy with itself. What is lost then is often not a message but the command behind them.',
      '设备离线时，平台最多缓存20条消息。它们在CONNACK之后一起到达，而设备这时正忙。丢失的往往不是消息，而是后面的命令。',
    ],
    look: [
      'A queue with room for eight that overwrites the handler of requests, memory that is taken for each message and runs out, a blocking action for each of them.',
      '只能容纳八条的队列覆盖了请求的处理；每条消息都申请内存，直到耗尽；每条消息都执行阻塞的动作。',
    ],
  },
};
