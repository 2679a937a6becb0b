import type { Mending, ProseOfArea } from '../../prose.ts';

const ownTopics: Mending = {
  python: `
# device_id for authentication type 0, node_id for type 2; the leading slash belongs to the topic
data_topic = f"/huawei/v1/devices/{device_id}/data/json"
command_topic = f"/huawei/v1/devices/{device_id}/command/json"`,
  c: `
/* device_id for authentication type 0, node_id for type 2; the leading slash belongs to the topic */
snprintf(data_topic, sizeof data_topic, "/huawei/v1/devices/%s/data/json", device_id);
snprintf(command_topic, sizeof command_topic, "/huawei/v1/devices/%s/command/json", device_id);`,
  typescript: `
// deviceId for authentication type 0, nodeId for type 2; the leading slash belongs to the topic
const dataTopic = \`/huawei/v1/devices/\${deviceId}/data/json\`;
const commandTopic = \`/huawei/v1/devices/\${deviceId}/command/json\`;`,
};

const subscribe: Mending = {
  python: `
def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe(f"/huawei/v1/devices/{device_id}/command/json", qos=1)  # this one filter, on every connection`,
  c: `
snprintf(command_topic, sizeof command_topic, "/huawei/v1/devices/%s/command/json", device_id);
MQTTClient_subscribe(client, command_topic, 1);  /* this one filter, after every successful connect */`,
  typescript: `
client.on('connect', () => client.subscribe(\`/huawei/v1/devices/\${deviceId}/command/json\`, { qos: 1 }));`,
};

export const topic: ProseOfArea = {
  'V1-TOPIC-01': {
    why: "A message on another topic is acknowledged at best, and never becomes a report. The device believes that all is well. On another device's topic the platform may close the connection.",
    look: 'A lost leading slash, a capital letter, a deviceId from an earlier registration, a topic buffer that is too short.',
    mend: ownTopics,
  },
  'V1-TOPIC-02': {
    why: 'Commands reach only a device that has subscribed. Without it every command fails at the application, while reports look fine.',
    look: 'SUBSCRIBE sent before CONNACK, a filter without its leading slash, a failure code 0x80 in SUBACK that is not read.',
    mend: subscribe,
  },
  'V1-TOPIC-03': {
    why: 'The topics of a login by nodeId carry the nodeId. With the other id the device listens where no commands come, and reports where the platform does not read.',
    look: 'The deviceId stored at registration and used for topics, although the login is by nodeId, or the other way round. Take both from one variable.',
    mend: ownTopics,
  },
  'V1-TOPIC-04': {
    why: "A wildcard brings in messages that the device did not expect: its own reports on a broker that routes them, or other devices' messages on a badly protected one. A platform that checks filters refuses it.",
    look: '`#` for convenience while debugging; a second subscription for an old product.',
    mend: subscribe,
  },
  'V1-TOPIC-05': {
    why: "The last level of the topic decides who reads the payload: the JSON parser or the product's codec. The wrong one drops it.",
    look: 'A product whose codec was added or removed later, with devices that still publish on the old topic.',
    mend: {
      python: `
mode = "binary" if product_has_codec else "json"
client.publish(f"/huawei/v1/devices/{device_id}/data/{mode}", encode(report), qos=1)`,
      c: `
snprintf(data_topic, sizeof data_topic, "/huawei/v1/devices/%s/data/%s", device_id, has_codec ? "binary" : "json");
MQTTClient_publish(client, data_topic, (int)length, payload, 1, 0, NULL);`,
      typescript: `
const mode = hasCodec ? 'binary' : 'json';
client.publish(\`/huawei/v1/devices/\${deviceId}/data/\${mode}\`, encode(report), { qos: 1 });`,
    },
  },
  'V1-TOPIC-06': {
    why: 'The platform reads answers on the data topic. One on the command topic is lost: the command runs into its time-out although the device has carried it out.',
    look: 'A handler that answers on the topic of the message, as is usual elsewhere.',
    mend: {
      python: `
def on_message(client, userdata, message):
    answer = handle(json.loads(message.payload))
    client.publish(f"/huawei/v1/devices/{device_id}/data/json", json.dumps(answer), qos=1)  # not message.topic`,
      c: `
snprintf(data_topic, sizeof data_topic, "/huawei/v1/devices/%s/data/json", device_id);
MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1, 0, NULL);  /* not the topic of the command */`,
      typescript: `
client.on('message', (_topic, payload) => {
  const answer = handle(JSON.parse(payload.toString()));
  client.publish(\`/huawei/v1/devices/\${deviceId}/data/json\`, JSON.stringify(answer), { qos: 1 }); // not _topic
});`,
    },
  },
  'V1-TOPIC-07': {
    why: 'Topics below `$oc` belong to the next generation. On this interface nothing reads them; they cost traffic, and a stricter platform closes the connection.',
    look: 'A newer SDK in its compatibility mode, which adds its own events. Switch those off, or use the generation that the SDK is made for.',
    mend: ownTopics,
  },
};
