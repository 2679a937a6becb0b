import type { TranslatedRules } from '../../translated-rules.ts';

export const tlsProse: TranslatedRules = {
  'V1-TLS-01': {
    why: [
      'The platform takes MQTT over TLS only. Without the right CA the handshake fails, and many libraries report that as "connection refused" or as nothing at all.',
      '平台只接受TLS上的MQTT。没有正确的CA，握手会失败，许多库只报告“连接被拒绝”，或什么也不报告。',
    ],
    look: [
      'A CA file that is not on the device or in another format (DER for PEM), a TLS library without TLS 1.2, a clock in 1970 under which every certificate is from the future.',
      '设备上没有CA文件，或者格式不同（应为PEM，却是DER）；不支持TLS 1.2的TLS库；时钟停在1970年，所有证书都来自未来。',
    ],
  },
  'V1-TLS-02': {
    why: [
      "A device that accepts any certificate sends its credentials to any server that answers. Anyone on the network can then send commands in the platform's name.",
      '接受任何证书的设备，会把鉴权参数发给任何响应的服务器。网络上的任何人都可以冒充平台下发命令。',
    ],
    look: [
      '`CERT_NONE`, `setInsecure`, `rejectUnauthorized: false`, `MBEDTLS_SSL_VERIFY_NONE`: switched off on the first day, and never switched on again.',
      '`CERT_NONE`、`setInsecure`、`rejectUnauthorized: false`、`MBEDTLS_SSL_VERIFY_NONE`：第一天关闭，之后再也没有打开。',
    ],
  },
  'V1-TLS-03': {
    why: [
      'An expired certificate may belong to a key that has leaked since. Many devices skip dates because they have no clock at start; later they never check them.',
      '过期的证书，其私钥可能已经泄露。许多设备因为启动时没有时钟而跳过日期，之后再也不检查。',
    ],
    look: [
      'A verify callback that forgives "expired", a build without date checks (`MBEDTLS_HAVE_TIME_DATE` off). Set the clock first (SNTP, or the network\'s time), then connect.',
      '对“已过期”放行的校验回调，没有日期检查的编译选项（关闭了`MBEDTLS_HAVE_TIME_DATE`）。请先校时（SNTP或网络时间），再连接。',
    ],
  },
  'V1-TLS-04': {
    why: [
      'Without a check of the host name, any valid certificate of the same CA passes, also that of another service or customer.',
      '不检查主机名，同一个CA的任何有效证书都能通过，包括其他服务或其他客户的证书。',
    ],
    look: [
      'Host name checks switched off because the device uses the IP address of the server. Use the name, or give TLS the name.',
      '因为设备使用服务器的IP地址而关闭了主机名检查。请使用名称，或把名称交给TLS。',
    ],
  },
  'V1-TLS-05': {
    why: [
      'With a fall-back to plain TCP, anyone who can break a handshake can read the connection, and that is easy.',
      '会退回普通TCP的设备，只要有人干扰握手，就能读取它的连接，而干扰握手很容易。',
    ],
    look: [
      'A retry loop that alternates between ports 8883 and 1883, or a library option "try TLS, else plain".',
      '在端口8883和1883之间轮换的重试循环，“先试TLS，否则明文”的库选项。',
    ],
  },
};
