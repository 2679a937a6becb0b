import type { Mending } from '../prose.ts';

/** A certificate that is looked at: who signed it, its dates, its host. */
export const checkedCertificate: Mending = {
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

/** TLS, and no second attempt without it. */
export const tlsOnly: Mending = {
  python: `
client.tls_set(ca_file)          # before connect; there is no second attempt without it
client.connect(host, 8883, keepalive=120)`,
  c: `
snprintf(address, sizeof address, "ssl://%s:%d", host, port);  /* one address. Never tcp:// after a failure */
MQTTClient_create(&client, address, client_id, MQTTCLIENT_PERSISTENCE_NONE, NULL);`,
  typescript: `
const client = mqtt.connect({ ...target, protocol: 'mqtts' }); // no list of servers with mqtt:// in it`,
};
