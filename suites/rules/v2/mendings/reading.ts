import type { Mending } from '../../prose.ts';

/** Reads what comes with a parser, and looks at everything before it uses it. */
export const guarded: Mending = {
  python: `
def on_message(client, userdata, message):
    try:
        content = json.loads(message.payload)
        paras, name = content.get("paras", {}), content["command_name"]
        if not isinstance(paras, dict) or not isinstance(name, str):
            return
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return  # no command: pass over it, and stay ready for the next
    carry_out(content.get("service_id"), name, paras)`,
  c: `
cJSON *content = cJSON_ParseWithLength(payload, length);  /* NULL for what is not JSON; refuses nesting above 1000 levels */
const char *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(content, "command_name"));
const cJSON *paras = cJSON_GetObjectItemCaseSensitive(content, "paras");
if (name && (!paras || cJSON_IsObject(paras))) carry_out(content, body);  /* NULL before every use */
cJSON_Delete(content);  /* on every path */`,
  typescript: `
client.on('message', (topic, payload) => {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)); // toString() would replace bad UTF-8
  } catch {
    return; // pass over it, and stay ready for the next
  }
  if (isRequest(topic, content)) answerRequest(topic, content); // types and members that belong to the topic
});`,
};

/** Of members in any order, in any way of writing them. */
export const parsed: Mending = {
  python: `
content = json.loads(message.payload)  # any order, white space and escapes; unknown members do no harm
paras = content.get("paras") or {}     # may be empty`,
  c: `
/* A parser, not strstr or sscanf: members come in any order, with white space, escapes and unknown neighbours. */
cJSON *content = cJSON_ParseWithLength(payload, length);
const char *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(content, "command_name"));`,
  typescript: `
const { service_id, command_name, paras = {} } = JSON.parse(payload.toString()); // any order; unknown members do no harm`,
};

/** At either QoS. */
export const anyQos: Mending = {
  python: `
client.on_message = on_message  # gets both: no test of message.qos in it`,
  c: `
/* by hand: QoS is (byte1 >> 1) & 3. At 0 the payload follows the topic at once; at 1 two bytes of identifier, then PUBACK */
int qos = (packet[0] >> 1) & 3, at = 2 + topic_length + (qos ? 2 : 0);`,
  typescript: `
client.on('message', (topic, payload) => handleRequest(topic, payload)); // at either QoS: no test of packet.qos`,
};

/** Of whatever length it has declared. */
export const roomFor: Mending = {
  python: `
# paho keeps no fixed buffer. If a wrapper does: the topic takes up to 256 bytes, request_id included
MAX_PACKET = 5 + 2 + 256 + 2 + 1024`,
  c: `
/* fixed header, topic length, topic with device_id and request_id, packet identifier, payload */
static unsigned char receive_buffer[5 + 2 + 256 + 2 + 1024];`,
  typescript: `
// mqtt keeps no fixed buffer. Behind a serial modem: room for the topic, too
const receiveBuffer = Buffer.alloc(5 + 2 + 256 + 2 + 1024);`,
};

/** What comes again with DUP, once. */
export const onlyOnce: Mending = {
  python: `
channel, _, request_id = message.topic.partition("/request_id=")
if message.dup and request_id in recent:  # carried out already: the answer is on its way
    return
recent[request_id] = time.monotonic()     # forget entries after 20 s`,
  c: `
uint32_t hash = crc32_of(received_topic, (int)strlen(received_topic));  /* the request_id is in it */
if (message->dup && recently_seen(0, hash)) return;  /* within the last 20 s */
remember(0, hash);`,
  typescript: `
const [, requestId = ''] = topic.split('/request_id=');
if (packet.dup && Date.now() - (recent.get(requestId) ?? 0) < 20_000) return; // carried out already
recent.set(requestId, Date.now());`,
};

/** What a device knows requests by. */
export const byWholeId: Mending = {
  python: `
pending[request_id] = command  # the whole text, as it stands in the topic; no number, no part of it`,
  c: `
struct pending { char request_id[129]; };  /* all of it: up to 128 characters */
struct pending entry;
snprintf(entry.request_id, sizeof entry.request_id, "%s", strstr(received_topic, "request_id=") + 11);`,
  typescript: `
const [, requestId = ''] = topic.split('/request_id=');
recent.set(requestId, Date.now()); // the whole text, as it stands in the topic; no number, no part of it`,
};

/** What is not meant for this handler. */
export const byTopic: Mending = {
  python: `
channel = message.topic.partition("/request_id=")[0]
handler = handlers.get(channel.removeprefix(f"$oc/devices/{device_id}/sys/"))  # commands, properties/set, properties/get
if handler is not None:  # messages/down and events/down want no answer
    handler(message)`,
  c: `
char commands[400];
snprintf(commands, sizeof commands, "$oc/devices/%s/sys/commands/request_id=", device_id);
if (!strncmp(received_topic, commands, strlen(commands))) handle(message);  /* messages/down and events/down want no answer */`,
  typescript: `
if (topic.startsWith(\`$oc/devices/\${deviceId}/sys/commands/request_id=\`)) {
  handleRequest(topic, payload); // messages/down and events/down want no answer
}`,
};
