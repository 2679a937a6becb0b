import type { TranslatedRules } from '../../translated-rules.ts';

export const sessionProse: TranslatedRules = {
  'V2-SESSION-01': {
    why: [
      'After one and a half keep-alives of silence the platform closes the connection and shows the device off line. Requests then fail at once, also those that the device could have answered.',
      '沉默超过1.5倍心跳时间，平台会关闭连接，并把设备显示为离线。此后的请求立即失败，包括设备本可以响应的请求。',
    ],
    look: [
      'Work in the thread that should ping, a sleep that is longer than the keep-alive, an MQTT loop that runs only while there is something to report.',
      '在负责心跳的线程中执行其他工作；休眠时间超过心跳时间；只在有内容要上报时才运行的MQTT循环。',
    ],
  },
  'V2-SESSION-02': {
    why: [
      'Every connection breaks one day. A device that does not come back by itself is lost until somebody restarts it.',
      '每个连接总有一天会断开。不能自己重连的设备会一直失联，直到有人重启它。',
    ],
    look: [
      'Automatic reconnect left off, a reconnect loop with a maximum of attempts, an exception in the handler of the loss.',
      '没有打开自动重连，重连循环限制了次数，断开的处理函数中发生异常。',
    ],
  },
  'V2-SESSION-03': {
    why: [
      'Requests come to a connected device without a subscription, after a reconnect as well. A device that is deaf then still reports, so that nobody notices before a command fails.',
      '已连接的设备不需要订阅就会收到请求，重连之后也是如此。这时收不到请求的设备仍在上报，所以在命令失败之前没有人发现。',
    ],
    look: [
      'A handler that is registered for the first connection only, a table of subscriptions that is asked what a topic is for, a new client object without its callbacks.',
      '只为第一个连接注册的处理函数，靠订阅表判断Topic的用途，没有回调函数的新客户端对象。',
    ],
  },
  'V2-SESSION-04': {
    why: [
      'An instance lets in some 100 devices a second. If thousands come at the same moments, the platform refuses most of them, again and again.',
      '一个实例每秒大约接受100个设备建链。如果成千上万个设备在同一时刻尝试，平台会一次又一次拒绝其中的大部分。',
    ],
    look: [
      'A constant wait between attempts, no random part in it. One attempt at once after the loss is fine.',
      '两次尝试之间的等待是固定的，没有随机部分。断开之后立即尝试一次是可以的。',
    ],
  },
  'V2-SESSION-05': {
    why: [
      'A router that was restarted leaves a connection behind that takes everything and delivers nothing. Only a missing PINGRESP shows that.',
      '路由器重启之后，会留下一个只进不出的连接。只有收不到PINGRESP才能发现。',
    ],
    look: [
      'An MQTT library that sends PINGREQ and never looks for the answer, a keep-alive of 0, a read without a time limit.',
      '发送PINGREQ却从不查看响应的MQTT库，心跳时间为0，没有时限的读取。',
    ],
  },
  'V2-SESSION-06': {
    why: [
      'With sign type 1 a timestamp is good for about an hour. A device that sends its first one again works in the laboratory, and stays away after its first long outage.',
      '密码签名类型为1时，时间戳大约一小时内有效。重复发送第一个时间戳的设备在实验室中正常，第一次长时间断开之后就再也连不上。',
    ],
    look: [
      'An automatic reconnect of the library, which repeats the stored client identifier and password; an SDK object that makes its credentials in its constructor.',
      '库的自动重连会重复使用保存的客户端ID和密码；在构造函数中生成鉴权参数的SDK对象。',
    ],
  },
  'V2-SESSION-07': {
    why: [
      'Two devices with one device_id throw each other out. Each comes back at once, and both log in several times a second until somebody looks.',
      '两个设备使用同一个device_id，会互相踢下线。双方都立即重连，每秒鉴权好几次，直到有人发现。',
    ],
    look: [
      'The same image with the same credentials on two devices; a wait that begins anew after each CONNACK instead of after a connection that has held.',
      '两个设备烧录了含有相同鉴权参数的镜像；每次收到CONNACK就重新计算等待时间，而不是在连接稳定一段时间之后。',
    ],
  },
  'V2-SESSION-08': {
    why: [
      'A device that leaves without a word stays on line for up to one and a half keep-alives. Requests of that time wait for 20 s each, in vain.',
      '不告而别的设备，最多在1.5倍心跳时间内仍显示在线。这段时间的请求各自白等20 s。',
    ],
    look: [
      'A service that is killed without a handler for SIGTERM, a shutdown that closes the modem first.',
      '没有处理SIGTERM就被终止的服务，关机时先关闭模组。',
    ],
  },
  'V2-SESSION-09': {
    why: [
      'QoS 1 is a promise of the device: it keeps the report until PUBACK. A report that is forgotten with the connection is missing just when something happened.',
      'QoS 1是设备的承诺：在收到PUBACK之前保留上报。上报随连接一起丢掉，数据就恰好在出事的时候缺失。',
    ],
    look: [
      'A message that is removed from the store when it is written to the socket; a new client object after a loss, with an empty store.',
      '写入套接字时就从存储中删除消息；断开之后创建新的客户端对象，存储是空的。',
    ],
  },
  'V2-SESSION-10': {
    why: [
      'The application gets the first answer to its request. A second one belongs to nothing: it costs traffic, and in the logs it looks as if the request had been carried out twice.',
      '应用得到请求的第一个响应。第二个不属于任何请求：它浪费流量，在日志中看起来像执行了两次。',
    ],
    look: [
      'An answer that is stored for the next connection and made once more there, a library that sends its queue again although the program answers anew.',
      '响应既保存给下一个连接，又在那里重新生成；库重发队列，程序又响应一次。',
    ],
  },
};
