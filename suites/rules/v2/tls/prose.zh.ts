import type { TranslatedRules } from '../../translated-rules.ts';

export const tlsProse: TranslatedRules = {
  'V2-TLS-01': {
    why: [
      'On port 8883 everything begins with a TLS handshake. If it fails, most libraries only say that the connection failed.',
      '端口8883上的一切都从TLS握手开始。握手失败时，大多数库只说连接失败。',
    ],
    look: [
      'The CA file of another region or of an older platform, a TLS library that ends with 1.1, `mqtt://` with port 8883.',
      '其他区域或旧平台的CA文件，最高只支持TLS 1.1的TLS库，用`mqtt://`连接端口8883。',
    ],
  },
  'V2-TLS-02': {
    why: [
      'Whoever accepts every certificate shows its credentials to whoever answers. Anyone on the way can then send commands and sets to the device.',
      '接受任何证书的设备，会把鉴权参数交给任何响应的服务器。链路上的任何人都可以向它下发命令和设置属性。',
    ],
    look: [
      'An SDK that is given no CA file and then trusts everyone, a trust manager with empty methods, verification switched off "for the test".',
      '没有给SDK提供CA文件，它便信任所有服务器；方法为空的信任管理器；“为了测试”而关闭的校验。',
    ],
  },
  'V2-TLS-03': {
    why: [
      'A certificate has an end so that a stolen key is of no use for ever. A device that does not look at dates accepts that key for its whole life.',
      '证书有期限，是为了使被盗的私钥不会永远可用。不检查日期的设备，一生都会接受那把私钥。',
    ],
    look: [
      'A callback that accepts whatever the library complains of, a clock that stands still in the year of the build: fetch the time before the first connect.',
      '无论库报告什么都接受的回调函数；停在编译年份的时钟：请在第一次连接之前校时。',
    ],
  },
  'V2-TLS-04': {
    why: [
      'The CA signs certificates for many hosts. Without a look at the name, each of them passes for the platform. No official SDK looks: switch it on yourself.',
      '同一个CA为许多主机签发证书。不检查主机名，其中任何一个都能冒充平台。官方SDK都不检查：请自己打开。',
    ],
    look: [
      'Host name verification that an SDK switches off, a connection by IP address, a server name that is not handed to the TLS library.',
      'SDK关闭了主机名校验，按IP地址连接，没有把服务器名称交给TLS库。',
    ],
  },
  'V2-TLS-05': {
    why: [
      'Port 1883 is open beside 8883. A device that goes there after a failed handshake sends its reports in the clear as soon as someone disturbs the handshake.',
      '端口1883与8883同时开放。握手失败后改用1883的设备，只要有人干扰握手，就会明文发送上报。',
    ],
    look: [
      'A list of addresses with `tcp://` as the last one, a "secure if possible" option.',
      '地址列表中最后一项是`tcp://`，“尽可能加密”的选项。',
    ],
  },
};
