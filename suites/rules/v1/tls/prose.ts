import { checkedCertificate, tlsOnly } from '../../mendings/tls.ts';
import type { ProseOfArea } from '../../prose.ts';

export const tls: ProseOfArea = {
  'V1-TLS-01': {
    why: 'The platform takes MQTT over TLS only. Without the right CA the handshake fails, and many libraries report that as "connection refused" or as nothing at all.',
    look: 'A CA file that is not on the device or in another format (DER for PEM), a TLS library without TLS 1.2, a clock in 1970 under which every certificate is from the future.',
    mend: checkedCertificate,
  },
  'V1-TLS-02': {
    why: "A device that accepts any certificate sends its credentials to any server that answers. Anyone on the network can then send commands in the platform's name.",
    look: '`CERT_NONE`, `setInsecure`, `rejectUnauthorized: false`, `MBEDTLS_SSL_VERIFY_NONE`: switched off on the first day, and never switched on again.',
    mend: checkedCertificate,
  },
  'V1-TLS-03': {
    why: 'An expired certificate may belong to a key that has leaked since. Many devices skip dates because they have no clock at start; later they never check them.',
    look: 'A verify callback that forgives "expired", a build without date checks (`MBEDTLS_HAVE_TIME_DATE` off). Set the clock first (SNTP, or the network\'s time), then connect.',
    mend: checkedCertificate,
  },
  'V1-TLS-04': {
    why: 'Without a check of the host name, any valid certificate of the same CA passes, also that of another service or customer.',
    look: 'Host name checks switched off because the device uses the IP address of the server. Use the name, or give TLS the name.',
    mend: checkedCertificate,
  },
  'V1-TLS-05': {
    why: 'With a fall-back to plain TCP, anyone who can break a handshake can read the connection, and that is easy.',
    look: 'A retry loop that alternates between ports 8883 and 1883, or a library option "try TLS, else plain".',
    mend: tlsOnly,
  },
};
