import type { TranslatedRules } from '../../translated-rules.ts';

export const registrationSentences: TranslatedRules = {
  'V1-DYN-01': {
    sentence: [
      'registers itself with {productId}_{nodeId}_1_{signType}_{timestamp}, its productId and the product secret',
      '用{productId}_{nodeId}_1_{signType}_{timestamp}、productId和产品密钥动态注册',
    ],
  },
  'V1-DYN-02': {
    sentence: [
      'subscribes to its own /huawei/v1/products/{productId}/sn/{nodeId}/secretNotify when it registers itself',
      '动态注册时，订阅自己的/huawei/v1/products/{productId}/sn/{nodeId}/secretNotify',
    ],
  },
  'V1-DYN-03': {
    sentence: ['acknowledges its secret with an empty payload on secretACK', '在secretACK上用空载荷确认收到密钥'],
  },
  'V1-DYN-04': {
    sentence: ['then logs in with the deviceId and the secret that it got', '随后用得到的deviceId和密钥鉴权'],
  },
  'V1-DYN-05': {
    sentence: [
      'subscribes to secretNotify at QoS 1, so that its secret is not lost on the way',
      '以QoS 1订阅secretNotify，使密钥不会在途中丢失',
    ],
  },
  'V1-DYN-06': {
    sentence: [
      'keeps its deviceId and secret when it reconnects, and does not register itself again',
      '重连时保留deviceId和密钥，不再次注册',
    ],
    when: ['connects again after it has registered itself', '在动态注册之后再次连接'],
  },
};
