import type { Mending } from '../prose.ts';

/** Client identifier, user name and password, made together and again for each CONNECT. */
export const freshCredentials: Mending = {
  python: `
timestamp = time.strftime("%Y%m%d%H", time.gmtime())  # UTC; again for every CONNECT
password = hmac.new(timestamp.encode(), secret.encode(), hashlib.sha256).hexdigest()
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=f"{device_id}_0_0_{timestamp}")
client.username_pw_set(device_id, password)`,
  c: `
time_t now = time(NULL);
unsigned char digest[32];                                         /* unsigned, or "%02x" writes ffffffc7 */
strftime(timestamp, sizeof timestamp, "%Y%m%d%H", gmtime(&now));  /* UTC; again for every CONNECT */
HMAC(EVP_sha256(), timestamp, (int)strlen(timestamp),             /* the key is the timestamp */
     (const unsigned char *)secret, strlen(secret), digest, NULL);
for (int i = 0; i < 32; i++) sprintf(password + 2 * i, "%02x", digest[i]);
snprintf(client_id, sizeof client_id, "%s_0_0_%s", device_id, timestamp);
options.username = device_id;
options.password = password;`,
  typescript: `
const timestamp = new Date().toISOString().slice(0, 13).replace(/[-T]/g, ''); // UTC; again for every CONNECT
const password = createHmac('sha256', timestamp).update(secret).digest('hex');
const clientId = \`\${deviceId}_0_0_\${timestamp}\`;
const client = mqtt.connect({ host, port, ca, protocol: 'mqtts', clientId, username: deviceId, password });`,
};
