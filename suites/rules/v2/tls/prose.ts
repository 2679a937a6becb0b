import { checkedCertificate, tlsOnly } from '../../mendings/tls.ts';
import type { ProseOfArea } from '../../prose.ts';

export const tls: ProseOfArea = {
  'V2-TLS-01': {
    why: 'On port 8883 everything begins with a TLS handshake. If it fails, most libraries only say that the connection failed.',
    look: 'The CA file of another region or of an older platform, a TLS library that ends with 1.1, `mqtt://` with port 8883.',
    mend: checkedCertificate,
  },
  'V2-TLS-02': {
    why: 'Whoever accepts every certificate shows its credentials to whoever answers. Anyone on the way can then send commands and sets to the device.',
    look: 'An SDK that is given no CA file and then trusts everyone, a trust manager with empty methods, verification switched off "for the test".',
    mend: checkedCertificate,
  },
  'V2-TLS-03': {
    why: 'A certificate has an end so that a stolen key is of no use for ever. A device that does not look at dates accepts that key for its whole life.',
    look: 'A callback that accepts whatever the library complains of, a clock that stands still in the year of the build: fetch the time before the first connect.',
    mend: checkedCertificate,
  },
  'V2-TLS-04': {
    why: 'The CA signs certificates for many hosts. Without a look at the name, each of them passes for the platform. No official SDK looks: switch it on yourself.',
    look: 'Host name verification that an SDK switches off, a connection by IP address, a server name that is not handed to the TLS library.',
    mend: checkedCertificate,
  },
  'V2-TLS-05': {
    why: 'Port 1883 is open beside 8883. A device that goes there after a failed handshake sends its reports in the clear as soon as someone disturbs the handshake.',
    look: 'A list of addresses with `tcp://` as the last one, a "secure if possible" option.',
    mend: tlsOnly,
  },
};
