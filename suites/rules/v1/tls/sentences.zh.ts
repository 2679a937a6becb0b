import type { TranslatedRules } from '../../translated-rules.ts';

export const tlsSentences: TranslatedRules = {
  'V1-TLS-01': {
    sentence: ['connects over TLS 1.2 or newer, given the CA certificate', '在得到CA证书时，用TLS 1.2或更高版本连接'],
  },
  'V1-TLS-02': {
    sentence: ['refuses a server whose certificate an unknown CA signed', '拒绝证书由未知CA签发的服务器'],
  },
  'V1-TLS-03': {
    sentence: ['refuses a server whose certificate has expired', '拒绝证书已过期的服务器'],
  },
  'V1-TLS-04': {
    sentence: ['refuses a certificate for another host name', '拒绝属于其他主机名的证书'],
  },
  'V1-TLS-05': {
    sentence: ['never falls back to plain TCP after a TLS failure', '在TLS失败之后，从不退回普通TCP'],
  },
};
