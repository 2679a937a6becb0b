import type { Mending, ProseOfArea } from '../../prose.ts';

const ownTopics: Mending = {
  python: `
prefix = f"$oc/devices/{device_id}/sys"  # the device_id of the log-in; no slash in front, no braces
client.publish(f"{prefix}/properties/report", json.dumps(report), qos=1)
client.publish(f"{prefix}/events/up", json.dumps(event), qos=1)`,
  c: `
/* the device_id of the log-in; no slash in front, no braces */
snprintf(report_topic, sizeof report_topic, "$oc/devices/%s/sys/properties/report", device_id);
MQTTClient_publish(client, report_topic, (int)strlen(text), text, 1, 0, NULL);`,
  typescript: `
const prefix = \`$oc/devices/\${deviceId}/sys\`; // the deviceId of the log-in; no slash in front, no braces
client.publish(\`\${prefix}/properties/report\`, JSON.stringify(report), { qos: 1 });`,
};

/** An answer whose topic is made of the topic of the request. */
const answeredInPlace: Mending = {
  python: `
def on_message(client, userdata, message):
    family, _, request_id = message.topic.partition("/request_id=")  # all that stands behind it, as it is
    answer = handle(family, json.loads(message.payload))
    client.publish(f"{family}/response/request_id={request_id}", json.dumps(answer), qos=1)`,
  c: `
const char *mark = "/request_id=", *at = strstr(received_topic, mark);  /* the first one; all behind it, as it is */
if (!at) return;
snprintf(response_topic, sizeof response_topic, "%.*s/response%s", (int)(at - received_topic), received_topic, at);
MQTTClient_publish(client, response_topic, (int)strlen(text), text, 1, 0, NULL);`,
  typescript: `
client.on('message', async (topic, payload) => {
  const at = topic.indexOf('/request_id='); // all that stands behind it, as it is
  if (at < 0) return;
  const answer = await handleRequest(topic.slice(0, at), payload);
  client.publish(\`\${topic.slice(0, at)}/response\${topic.slice(at)}\`, JSON.stringify(answer), { qos: 1 });
});`,
};

const traceId: Mending = {
  python: `
topic = f"$oc/devices/{device_id}/sys/messages/up?request_id={trace_id}"  # or without: the platform makes one`,
  c: `
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/messages/up?request_id=%s", device_id, trace_id);  /* or without it */`,
  typescript: `
const topic = \`$oc/devices/\${deviceId}/sys/messages/up?request_id=\${traceId}\`; // or without: the platform makes one`,
};

export const topic: ProseOfArea = {
  'V2-TOPIC-01': {
    why: 'A message under the prefix of another device, or under one that is misspelt, is acknowledged at best and belongs to nobody. The device believes that all is well.',
    look: 'A `$` that a shell or a template swallowed, a slash in front, the braces of the manual round the id, the whole client identifier or the node_id for the device_id.',
    mend: ownTopics,
  },
  'V2-TOPIC-02': {
    why: 'The platform reads the topics of its table, letter for letter. On others, and on those where it publishes itself, nobody listens.',
    look: '`property` for `properties`, `message` for `messages`, a slash at the end, a result that is sent on events/down because the request came there.',
    mend: ownTopics,
  },
  'V2-TOPIC-03': {
    why: 'The topic alone says what an answer belongs to. An answer on the topic of another family finds no request that waits there, and the application gets a time-out although the device did as it was told.',
    look: 'One response topic for everything, a buffer in which the topic of the message before still stands, an answer on the topic of the request.',
    mend: answeredInPlace,
  },
  'V2-TOPIC-04': {
    why: 'The request id in the topic is all by which the platform finds the request. One character less, or in capitals, and the answer belongs to nothing.',
    look: 'A buffer of 20 or 32 characters for an id of 36, a UUID that is parsed and printed again, an id that is searched in the body, where there is none.',
    mend: answeredInPlace,
  },
  'V2-TOPIC-05': {
    why: 'The documents call the request id a text, and do not say that it is a UUID. A platform that makes shorter or longer ones is within them.',
    look: 'The last 36 characters of the topic taken for the id, a longer id left behind in the buffer of a shorter one, ids above a length passed over.',
    mend: answeredInPlace,
  },
  'V2-TOPIC-06': {
    why: 'An id is to be sent back, not to be understood. Whoever decodes it, cuts it at a sign or changes its letters answers another request than the one that was made.',
    look: 'A split at every `=` instead of at the first, a URL decoder for the topic, a conversion of the topic to ASCII or to small letters.',
    mend: answeredInPlace,
  },
  'V2-TOPIC-07': {
    why: 'The platform takes every device as subscribed. The first request may come right behind the CONNACK, before any SUBSCRIBE of the device, and it is lost if the device looks only at what it subscribed to.',
    look: 'Handlers that are attached to subscriptions, a state "ready" that is reached at SUBACK only.',
    mend: {
      python: `
client.on_message = on_message  # one handler for all, set before connect; message_callback_add needs no subscription, either
client.connect(host, port, keepalive=120)`,
      c: `
MQTTClient_setCallbacks(client, NULL, on_lost, on_message, NULL);  /* before connect: it gets what comes, subscribed or not */
MQTTClient_connect(client, &options);`,
      typescript: `
const client = mqtt.connect({ ...target, ...credentials() });
client.on('message', handleRequest); // in the same turn, and not in the callback of subscribe`,
    },
  },
  'V2-TOPIC-09': {
    why: 'A subscription is not needed for anything below sys/. One that is misspelt or too wide brings nothing, or the answers of the device itself, and uses up one of the 100 that a connection has.',
    look: '`messages/dowm`, `sys/#`, `$oc/devices/+/…`, a filter with the id of the development device in it.',
    mend: {
      python: `
# nothing to do for sys/: it comes without. For QoS 1, or on a topic of your own:
client.subscribe(f"$oc/devices/{device_id}/sys/commands/#", qos=1)
client.subscribe(f"$oc/devices/{device_id}/user/settings", qos=1)`,
      c: `
/* nothing to do for sys/: it comes without. For QoS 1: */
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/commands/#", device_id);
MQTTClient_subscribe(client, topic, 1);`,
      typescript: `
// nothing to do for sys/: it comes without. For QoS 1, or on a topic of your own:
client.subscribe([\`$oc/devices/\${deviceId}/sys/commands/#\`, \`$oc/devices/\${deviceId}/user/settings\`], { qos: 1 });`,
    },
  },
  'V2-TOPIC-12': {
    why: 'With `?request_id=` a device gives its message an id by which it is found in the logs of the platform. Empty, twice, or behind another topic it is either useless or makes the topic unknown.',
    look: 'A trace id that is added to every topic in one place, also to answers; a variable that is still empty.',
    mend: traceId,
  },
  'V2-TOPIC-13': {
    why: 'Behind `?encoding=gzip` the platform unpacks what comes. Plain JSON there cannot be unpacked, and is dropped behind a PUBACK.',
    look: 'A switch that changes the topic and not the payload, zlib or raw deflate in the place of gzip, a compressed buffer with a wrong length.',
    mend: {
      python: `
topic = f"$oc/devices/{device_id}/sys/properties/report?encoding=gzip"
client.publish(topic, gzip.compress(json.dumps(report).encode()), qos=1)  # not zlib.compress`,
      c: `
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/properties/report?encoding=gzip", device_id);
length = gzip(buffer, sizeof buffer, text);  /* zlib: deflateInit2 with 15 + 16 window bits, or it is not gzip */
MQTTClient_publish(client, topic, length, buffer, 1, 0, NULL);`,
      typescript: `
const topic = \`$oc/devices/\${deviceId}/sys/properties/report?encoding=gzip\`;
client.publish(topic, gzipSync(JSON.stringify(report)), { qos: 1 }); // of node:zlib; not deflateSync`,
    },
  },
};
