import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What faulty devices do when they come back, with pieces of packets, codecs and registration, in Chinese: it completes “设备……”. */
export const sessionFaults: readonly Phrase[] = [
  [
    'promises to be heard every two seconds and sends nothing for longer than that',
    '心跳时间为两秒，却更久没有发送内容',
  ],
  ['forgets its keep-alive once it has been given a command', '收到一条命令之后忘记心跳'],
  ['does not come back after its connection broke', '连接断开之后不再重连'],
  ['does not come back after its connection broke for the second time', '连接第二次断开之后不再重连'],
  ['does not subscribe again when it comes back', '重连后没有重新订阅'],
  ['does not subscribe again when it comes back for the second time', '第二次重连后没有重新订阅'],
  ['subscribes again when it comes back, and answers no command', '重连后重新订阅，但不响应命令'],
  ['tries to connect every 100 ms while there is no platform', '平台不在时每100 ms尝试连接一次'],
  ['tries to connect every second for as long as there is no platform', '平台不在时一直每秒尝试连接一次'],
  [
    'waits for a second after its first attempt that failed, and tries every 100 ms after the second',
    '第一次失败后等一秒，第二次之后每100 ms尝试一次',
  ],
  ['does not look for the answers to its PINGREQs', '不检查PINGREQ的响应'],
  ['looks for the answers to its PINGREQs on its first connection only', '只在第一个连接上检查PINGREQ的响应'],
  ['comes back with credentials of three hours ago', '用三小时前的鉴权参数重连'],
  ['comes back 200 ms after each loss of its connection', '每次断开连接后200 ms就重连'],
  [
    'comes back a second after each loss of its connection, however often that happens',
    '不论断开多少次，都在一秒后重连',
  ],
  ['closes its connection without DISCONNECT when it is stopped', '被停止时不发送DISCONNECT就关闭连接'],
  [
    'closes its connection without DISCONNECT when it is stopped after it has come back',
    '重连之后被停止时，不发送DISCONNECT就关闭连接',
  ],
  ['forgets a report as soon as it is sent', '上报一发出就忘记'],
  ['keeps every second report that is not acknowledged, and forgets the others', '没有确认的上报只保留一半，其余忘记'],
  [
    'expects every read to end with the end of a packet, and throws the beginning of another away',
    '认为每次读取都以报文结尾，丢弃另一个报文的开头',
  ],
  ['reads nothing more once a read has brought a single byte', '某次只读到一个字节之后不再读取'],
  [
    'puts a packet together from two pieces, and loses it when there are more',
    '能把报文由两段拼接起来，段数更多就丢失',
  ],
  ['reads only the first two packets of each read', '每次读取只处理前两个报文'],
  ['has room for four packets of what one read brings', '一次读取只能存四个报文'],
  [
    'declares 1 KB for a command, and stops answering after a longer one',
    '声明命令可达1 KB，收到更长的命令之后不再响应',
  ],
  [
    'declares 1 KB for a command, hangs up when a longer one comes, and stays away',
    '声明命令可达1 KB，收到更长的命令就断开，不再重连',
  ],
  [
    'neither says nor reads anything more after a packet that MQTT forbids, and keeps the connection',
    '收到MQTT禁止的报文之后不再收发，却保持连接',
  ],
  [
    'reads a remaining length of more than four bytes, and waits for a packet that never ends',
    '读取超过四个字节的剩余长度，等待一个不会结束的报文',
  ],
  ['hangs up after a packet that MQTT forbids, and stays away', '收到MQTT禁止的报文之后断开，不再重连'],
  ['leaves a byte behind its reports that the codec cannot read', '上报之后多了一个字节，编解码插件无法读取'],
  ['cuts every sixth report off in the middle', '每第六次上报在中间被截断'],
  ['subscribes to commands in JSON although its product has a codec', '产品有编解码插件，却订阅JSON的命令'],
  ['leaves a byte behind its answers that the codec cannot read', '响应之后多了一个字节，编解码插件无法读取'],
  [
    'leaves a byte behind every fifth answer that the codec cannot read',
    '每第五个响应之后多了一个字节，编解码插件无法读取',
  ],
  ['publishes its bytes as the text of an array, too', '还以数组文本发布它的字节'],
  ['sends product and nodeId as user name when it registers itself', '动态注册时把产品和nodeId作为用户名'],
  ['subscribes to `SecretNotify` to be told its secret', '订阅`SecretNotify`以获取密钥'],
  ['never acknowledges its secret', '从不确认收到密钥'],
  ['acknowledges its secret with a JSON object', '用JSON对象确认收到密钥'],
  ['keeps only the first eight characters of the secret that it got', '只保存得到的密钥的前八个字符'],
  ['subscribes to its secret at QoS 0', '以QoS 0订阅密钥'],
  ['registers itself again when it comes back, and only then logs in', '重连时再次动态注册，之后才登录'],
  ['subscribes to six system topics at QoS 1 after each CONNACK', '每次CONNACK之后以QoS 1订阅六个系统Topic'],
  ['hangs a trace id on the topics of its reports and messages', '在上报和消息的Topic之后加上跟踪ID'],
  ['compresses its reports', '压缩上报'],
];
