import type { TranslatedRules } from '../../translated-rules.ts';

export const streamProse: TranslatedRules = {
  'V1-STREAM-01': {
    why: [
      'TCP carries bytes, not packets. On the bench each packet arrives whole; over a mobile network or behind another TLS library it comes in pieces, and a reader that expects whole ones never finds the start of a packet again.',
      'TCP传送的是字节，不是报文。在桌面上，每个报文都完整到达；经过移动网络或另一种TLS库时会分段，只认完整报文的读取代码，就再也找不到报文的开头。',
    ],
    look: [
      'One `recv` for one packet, a remaining length assumed to be there with the first byte, "too short, drop it".',
      '把一次`recv`当作一个报文，认为剩余长度随首字节一起到达，“太短，丢弃”。',
    ],
  },
  'V1-STREAM-02': {
    why: [
      'Two commands sent together, or a SUBACK with a command behind it, arrive in one read. A reader that handles only the first packet loses the others.',
      '一起发送的两条命令，或SUBACK和后面的命令，会在一次读取中到达。只处理第一个报文的读取代码会丢失其余的。',
    ],
    look: [
      'The buffer cleared after one packet; a TLS read that returns one packet while more are already decrypted (`mbedtls_ssl_get_bytes_avail`), so that `select` stays silent.',
      '处理一个报文之后就清空缓冲区；TLS读取返回一个报文，而更多的报文已经解密（`mbedtls_ssl_get_bytes_avail`），于是`select`没有动静。',
    ],
  },
  'V1-STREAM-03': {
    why: [
      'Sooner or later a command is longer than the buffer. The device may ignore it. It must not write past the end, or leave the reader in the middle of a packet.',
      '迟早会有比缓冲区更长的命令。设备可以忽略它，但不能写越界，也不能让读取停在报文中间。',
    ],
    look: [
      'A copy without a bound, a buffer-full state that is never left, a reset by watchdog without a reconnect after it.',
      '没有限制的复制，永远不退出的缓冲区已满状态，被看门狗复位之后没有重连。',
    ],
  },
  'V1-STREAM-04': {
    why: [
      'After bytes that MQTT forbids, the device cannot know where the next packet begins, and misreads everything that follows. Only a new connection makes that sure.',
      '收到MQTT禁止的字节之后，设备无法知道下一个报文从哪里开始，后面的内容都会误读。只有新的连接才能保证正确。',
    ],
    look: [
      'An endless loop that searches for the next packet, an assertion that halts the device, an error that is only logged.',
      '寻找下一个报文的死循环，使设备停机的断言，只写进日志的错误。',
    ],
  },
};
