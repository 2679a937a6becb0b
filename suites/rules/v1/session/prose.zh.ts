import type { TranslatedRules } from '../../translated-rules.ts';

export const sessionProse: TranslatedRules = {
  'V1-SESSION-01': {
    why: [
      'With its keep-alive the device promises to send something in time. If it is silent for one and a half times that, the platform disconnects it, and it looks off line although it runs.',
      '心跳时间是设备的承诺：按时发送内容。沉默超过1.5倍心跳时间，平台会断开连接，设备明明在运行，却显示为离线。',
    ],
    look: [
      'A library whose loop is not called while the program sleeps or waits, a ping timer that counts from the last packet **received**, a keep-alive that is shorter than the sleep.',
      '程序休眠或等待时没有调用库的循环；从上一次**收到**报文开始计时的心跳定时器；心跳时间比休眠时间短。',
    ],
  },
  'V1-SESSION-02': {
    why: [
      'Connections break every day: maintenance, mobile networks, routers. A device that stays away then needs a person to switch it off and on.',
      '连接每天都会断开：维护、移动网络、路由器。断开之后不再回来的设备，需要有人断电重启。',
    ],
    look: [
      'Reconnecting left to a library in which it is off by default, an exception in the callback that reports the loss, a limit on the number of attempts.',
      '依靠库来重连，而库默认关闭了重连；报告断开的回调函数中发生异常；限制了尝试的次数。',
    ],
  },
  'V1-SESSION-03': {
    why: [
      'The platform keeps no subscription from one connection to the next. A device that does not subscribe again goes on reporting, but gets no commands: the fault shows only when an application sends one.',
      '平台不会把订阅保留到下一个连接。没有重新订阅的设备仍在上报，却收不到命令：直到应用下发命令，问题才会暴露。',
    ],
    look: [
      'SUBSCRIBE in the start-up code instead of in the handler of CONNACK; a "subscribed" flag that is not cleared with the connection.',
      'SUBSCRIBE写在启动代码中，而不是CONNACK的处理函数中；“已订阅”标志没有随连接清除。',
    ],
  },
  'V1-SESSION-04': {
    why: [
      'When the platform comes back, all devices are waiting for it. If they try ten times a second, the platform cannot come back, and their batteries are soon empty.',
      '平台恢复时，所有设备都在等待。如果每秒尝试十次，平台无法恢复，设备的电池也很快耗尽。',
    ],
    look: [
      'A constant wait, a wait only after the first failure, no random part: then all devices try at the same moments.',
      '等待时间固定，只在第一次失败之后等待，没有随机部分：于是所有设备在同一时刻尝试。',
    ],
  },
  'V1-SESSION-05': {
    why: [
      'A connection that a router forgot looks open for hours, and everything that is sent is lost. Only a missing PINGRESP shows it.',
      '被路由器遗忘的连接，几个小时内看起来仍然打开，发送的一切都会丢失。只有收不到PINGRESP才能发现。',
    ],
    look: [
      "PINGREQ sent without a check for the answer, a keep-alive of 0, waiting for TCP's own time-out (15 minutes and more).",
      '发送PINGREQ却不检查响应，心跳时间为0，等待TCP自身的超时（15分钟以上）。',
    ],
  },
  'V1-SESSION-06': {
    why: [
      'With sign type 1 the platform refuses in the afternoon what was computed in the morning. The device works for an hour after each start; after a later loss it cannot come back.',
      '密码签名类型为1时，上午计算的鉴权参数，下午会被平台拒绝。设备每次启动后能工作一小时，之后断开就再也连不上。',
    ],
    look: [
      "Credentials computed once at start; a library's automatic reconnect, which sends the stored client identifier and password again.",
      '只在启动时计算一次鉴权参数；库的自动重连会重复发送保存的客户端ID和密码。',
    ],
  },
  'V1-SESSION-07': {
    why: [
      'Two devices with one identity (a copied configuration, a spare part) disconnect each other several times a second. Neither works, and the platform gets very many log-ins.',
      '两个设备使用同一身份（复制的配置、备件），每秒互相断开好几次。两个都无法工作，平台收到大量鉴权。',
    ],
    look: [
      'A back-off that is reset by every accepted CONNECT. Reset it only after the connection has held for a while.',
      '每次CONNECT被接受就重置退避时间。请在连接稳定一段时间之后再重置。',
    ],
  },
  'V1-SESSION-08': {
    why: [
      'Without DISCONNECT the platform cannot tell a device that was switched off from one that broke down. If the socket is not closed either, the device stays on line until the keep-alive runs out.',
      '没有DISCONNECT，平台无法区分设备是被关闭还是出了故障。如果套接字也没有关闭，设备会一直显示在线，直到心跳时间用完。',
    ],
    look: [
      'A process that is ended by a signal without a handler, power-off without a goodbye, a socket that is closed directly. The rule ignores a connection that was reset: closing a socket with unread data resets it, and the last data may be lost, also DISCONNECT. Before closing, read to the end, or set TCP_NODELAY.',
      '没有处理信号就被终止的进程，不告而别的断电，直接关闭的套接字。本规则忽略被重置的连接：关闭还有未读数据的套接字会重置它，最后的数据可能丢失，包括DISCONNECT。请在关闭之前读完，或设置TCP_NODELAY。',
    ],
  },
  'V1-SESSION-09': {
    why: [
      'The device is responsible for a report at QoS 1 until PUBACK. If it forgets the report when the connection breaks, there is a gap in the data exactly when something happened.',
      '在收到PUBACK之前，QoS 1的上报由设备负责。如果设备在连接断开时忘记了它，数据就恰好在出事的时候缺失。',
    ],
    look: [
      'A queue that is emptied on sending instead of on PUBACK, or with the connection; clean session without an own queue of reports.',
      '发送时、而不是收到PUBACK时清空的队列，或随连接清空的队列；清理会话，又没有自己的上报队列。',
    ],
  },
};
