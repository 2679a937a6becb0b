import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What only rules of generation 1 say, in Chinese. */
export const firstGenerationPhrases: readonly Phrase[] = [
  ['It published bytes that the codec cannot decode.', '它发布了编解码插件无法解码的字节。'],
  ['a report or a response in the form of the codec', '符合编解码插件格式的上报或响应'],
  ['{1} … ({n} bytes)', '{1} …（{n}字节）'],
  [
    'It subscribed to its JSON commands only, and its product has a codec.',
    '它的产品有编解码插件，它却只订阅了JSON命令。',
  ],
  ['a subscription to command/binary, or to both', '订阅command/binary，或两者都订阅'],
  ['Its answer to a binary command could not be decoded.', '它对二进制命令的响应无法解码。'],
  ['a deviceRsp with mid {1}, in the form of the codec', 'mid为{1}、符合编解码插件格式的deviceRsp'],
  [
    'It published the text of a byte array instead of the bytes themselves.',
    '它发布的是字节数组的文本，而不是字节本身。',
  ],
  ['the bytes', '字节本身'],

  ['It should register itself, and the platform refused its login.', '它应当进行动态注册，但平台拒绝了它的登录。'],
  ['a login with authentication type 1, signed with the product secret', '以身份标识类型1登录，并用产品密钥签名'],
  [
    'It logged in to register itself, and does not listen for its secret.',
    '它为动态注册而登录，却没有订阅下发密钥的Topic。',
  ],
  [
    'a subscription to /huawei/v1/products/{productId}/sn/{nodeId}/secretNotify',
    '订阅/huawei/v1/products/{productId}/sn/{nodeId}/secretNotify',
  ],
  ['no subscription', '没有订阅'],
  [
    'a PUBLISH with an empty payload on /huawei/v1/products/{productId}/sn/{nodeId}/secretACK',
    '在/huawei/v1/products/{productId}/sn/{nodeId}/secretACK上发布空载荷',
  ],
  ['It got its secret and did not acknowledge it.', '它收到了密钥，却没有确认。'],
  ['a payload of {n} bytes', '{n}字节的载荷'],
  ['It got its deviceId and secret, and did not log in with them.', '它收到了deviceId和密钥，却没有用它们登录。'],
  ['a login with deviceId {1}', '以deviceId {1}登录'],
  ['no other login', '没有再次登录'],
  ['It subscribed to its secret at QoS 0.', '它以QoS 0订阅了下发密钥的Topic。'],
  [
    'It registered itself again, although it had logged in with the identity that it got.',
    '它已经用获得的身份登录过，却又进行了一次动态注册。',
  ],
  ['a login as one of its product', '以产品的身份登录'],

  ['It sent a message that is neither a report nor an answer.', '它发送的消息既不是上报，也不是响应。'],
  ['"deviceReq" or "deviceRsp" as msgType', 'msgType为"deviceReq"或"deviceRsp"'],
  ['no msgType', '没有msgType'],
  ['a deviceReq', '一条deviceReq'],
  ['a report of the later generation ($oc topics)', '第二代接口（$oc Topic）的上报'],
  ['an answer of the later generation ($oc topics)', '第二代接口（$oc Topic）的响应'],

  ['/huawei/v1/devices/{1}/data/json, or binary', '/huawei/v1/devices/{1}/data/json，或data/binary'],
  ['It takes commands, and has not subscribed to its command topic.', '它接收命令，却没有订阅自己的命令Topic。'],
  ['/huawei/v1/devices/{1}/command/json, or binary', '/huawei/v1/devices/{1}/command/json，或command/binary'],
  ['It put its {id} into a topic after a login by {id2}.', '它以{id2}登录，却在Topic中写了{id}。'],
  [
    'It published on its binary topic, and its product has no codec.',
    '它的产品没有编解码插件，它却在二进制Topic上发布了消息。',
  ],
  ['JSON on data/json', 'data/json上的JSON'],
  ['{n} bytes on data/binary', 'data/binary上的{n}字节'],
  [
    'It published JSON on its binary topic, where the codec cannot read it.',
    '它在二进制Topic上发布了JSON，编解码插件无法读取。',
  ],
  ['the bytes that the codec reads, or JSON on data/json', '编解码插件能够读取的字节，或data/json上的JSON'],
  ['JSON on data/binary', 'data/binary上的JSON'],
  ['It published bytes for the codec on its JSON topic.', '它在JSON Topic上发布了供编解码插件使用的字节。'],
  ['those bytes on data/binary', '在data/binary上发布这些字节'],
  ['{n} bytes that are not JSON on data/json', 'data/json上的{n}字节，不是JSON'],
  [
    'It published on its command topic, where the platform does not listen.',
    '它在命令Topic上发布了消息，而平台不监听该Topic。',
  ],
  [
    'It published on a topic of another interface, which this one does not read.',
    '它在另一种接口的Topic上发布了消息，本接口不读取。',
  ],
  ['a topic under /huawei/v1/', '/huawei/v1/之下的Topic'],
];
