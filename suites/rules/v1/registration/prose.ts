import type { Mending, ProseOfArea } from '../../prose.ts';

const registering: Mending = {
  python: `
base = f"/huawei/v1/products/{product_id}/sn/{node_id}"
client = new_client(f"{product_id}_{node_id}_1_0_{timestamp}", username=product_id, secret=product_secret)
client.on_connect = lambda c, *_: c.subscribe(f"{base}/secretNotify", qos=1)

def on_message(client, userdata, message):
    told = json.loads(message.payload)
    store(told["deviceid"], told["secret"])  # "deviceid", all lower case; whole texts, up to 256 characters
    client.publish(f"{base}/secretACK", b"", qos=1).wait_for_publish()  # nothing in it
    client.disconnect()                      # then connect as deviceid, type 0`,
  c: `
snprintf(client_id, sizeof client_id, "%s_%s_1_0_%s", product_id, node_id, timestamp);
options.username = product_id;               /* password: HMAC of the product's secret */
snprintf(topic, sizeof topic, "/huawei/v1/products/%s/sn/%s/secretNotify", product_id, node_id);
MQTTClient_subscribe(client, topic, 1);
/* on the message: keep "deviceid" (all lower case) and "secret", whole, in non-volatile memory; then */
snprintf(topic, sizeof topic, "/huawei/v1/products/%s/sn/%s/secretACK", product_id, node_id);
MQTTClient_publish(client, topic, 0, "", 1, 0, NULL);  /* nothing in it */`,
  typescript: `
const base = \`/huawei/v1/products/\${productId}/sn/\${nodeId}\`; // login: \${productId}_\${nodeId}_1_0_\${timestamp}
client.on('connect', () => client.subscribe(\`\${base}/secretNotify\`, { qos: 1 }));
client.on('message', async (_topic, payload) => {
  const { deviceid, secret } = JSON.parse(payload.toString()); // deviceid, all lower case
  await store(deviceid, secret);
  await client.publishAsync(\`\${base}/secretACK\`, '', { qos: 1 }); // nothing in it
  await client.endAsync(); // then connect as deviceid, type 0
});`,
};

export const registration: ProseOfArea = {
  'V1-DYN-01': {
    why: 'The platform recognises a registration by type 1 and by the productId as user name. Anything else is a login of a device that it does not know: CONNACK 4 or 2.',
    look: "The nodeId or `{productId}_{nodeId}` as user name, the device's (empty) secret instead of the product's as message of the HMAC.",
    mend: registering,
  },
  'V1-DYN-02': {
    why: 'The platform sends the secret only on this topic. Without the subscription the device waits, and tries to register again and again.',
    look: '`SecretNotify` or `secretnotify`: the topic has one capital letter, in the middle. `products/` and `sn/` are also easily swapped.',
    mend: registering,
  },
  'V1-DYN-03': {
    why: 'Without the acknowledgement the platform does not know whether the device has its secret. A payload in it is not what it expects.',
    look: 'An acknowledgement as JSON, on `secretAck`, or sent before the secret is stored.',
    mend: registering,
  },
  'V1-DYN-04': {
    why: 'Registration gives the device an identity. If it then logs in with something else, it is refused, and its registration is useless.',
    look: 'A secret cut by a buffer (room for 256 characters is needed), the nodeId kept as deviceId, type 1 used again, `deviceId` looked for where the message says `deviceid`.',
    mend: registering,
  },
  'V1-DYN-05': {
    why: 'At QoS 0 the most important message can be lost on the way, and the device has no identity until it tries again.',
    look: "The default QoS 0 of a library's subscribe call.",
    mend: registering,
  },
  'V1-DYN-06': {
    why: 'Registering again at each reconnect doubles the logins, needs a product secret that never changes, and sends a secret over the network each time.',
    look: 'Identity and secret kept in memory only, or start-up code that never checks whether they are there. After a refusal of the stored ones, registering again is right.',
    mend: {
      python: `
stored = load()  # from a file or flash, written before secretACK
client = login(*stored) if stored else register()`,
      c: `
if (load_identity(&identity)) login(&identity);  /* from flash, written before secretACK */
else register_device();`,
      typescript: `
const stored = await load(); // from a file or flash, written before secretACK
const client = stored ? login(stored) : await register();`,
    },
  },
};
