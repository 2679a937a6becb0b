import type { Mending, ProseOfArea } from '../../prose.ts';

const checkedCertificate: Mending = {
  python: `
client.tls_set(ca_file, cert_reqs=ssl.CERT_REQUIRED)  # host name and dates are checked as well:
client.tls_insecure_set(False)                        # never call this with True`,
  c: `
tls.trustStore = ca_file;
tls.enableServerCertAuth = 1;  /* signature and dates */
tls.verify = 1;                /* host name; with Mbed TLS: mbedtls_ssl_set_hostname(&ssl, host) and AUTHMODE VERIFY_REQUIRED */
options.ssl = &tls;`,
  typescript: `
const client = mqtt.connect({ ...target, protocol: 'mqtts', ca: readFileSync(caFile), rejectUnauthorized: true });`,
};

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
    mend: {
      python: `
client.tls_set(ca_file)          # before connect; there is no second attempt without it
client.connect(host, 8883, keepalive=120)`,
      c: `
snprintf(address, sizeof address, "ssl://%s:%d", host, port);  /* one address. Never tcp:// after a failure */
MQTTClient_create(&client, address, client_id, MQTTCLIENT_PERSISTENCE_NONE, NULL);`,
      typescript: `
const client = mqtt.connect({ ...target, protocol: 'mqtts' }); // no list of servers with mqtt:// in it`,
    },
  },
};
