import type { Mending } from '../../prose.ts';

/** A message of any bytes. */
export const anyBytes: Mending = {
  python: `
def on_message(client, userdata, message):
    if message.topic.endswith("/sys/messages/down"):
        show(message.payload)  # bytes: none, binary, or an envelope. Parse them only where you must, and expect failure
        return`,
  c: `
char text[1201];
int length = message->payloadlen < 1200 ? message->payloadlen : 1200;  /* may be 0; there is no NUL at its end */
memcpy(text, message->payload, length);
text[length] = 0;
cJSON *envelope = cJSON_Parse(text);  /* NULL for most of what an application may send: no error */
cJSON_Delete(envelope);`,
  typescript: `
client.on('message', (topic, payload) => {
  if (!topic.endsWith('/sys/messages/down')) return;
  show(payload); // a Buffer: empty, binary, or an envelope. Parse it only where you must, and catch what that throws
});`,
};

/** Many of them in a row. */
export const manyAtOnce: Mending = {
  python: `
waiting = queue.Queue(maxsize=20)  # the platform keeps 20 for a device that is off line, and sends them all at once

def on_message(client, userdata, message):
    if message.topic.endswith("/sys/messages/down"):
        if waiting.full():
            waiting.get_nowait()   # the oldest goes: requests must never wait for messages
        waiting.put_nowait(message.payload)`,
  c: `
if (strstr(received_topic, "/sys/messages/down")) {
    if (!queue_put(message)) {  /* room for 20: the platform keeps so many, and sends them all at once */
        queue_drop_first();     /* the oldest goes: requests must never wait for messages */
        queue_put(message);
    }
}`,
  typescript: `
client.on('message', (topic, payload) => {
  if (!topic.endsWith('/sys/messages/down')) return;
  waiting.push(payload);
  if (waiting.length > 20) waiting.shift(); // the platform keeps 20 and sends them at once: requests must not wait for them
});`,
};

/** Who it is about. */
export const ofItself: Mending = {
  python: `
message = {"name": "diagnosis", "content": {"rssi": -71}}  # without object_device_id it is about the device itself
client.publish(f"$oc/devices/{device_id}/sys/messages/up", json.dumps(message), qos=1)`,
  c: `
/* without object_device_id it is about the device itself; a gateway names one of its sub-devices, and nobody else */
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/messages/up", device_id);
snprintf(address, sizeof address, "{\\"name\\":\\"diagnosis\\",\\"content\\":{\\"rssi\\":%d}}", size);
MQTTClient_publish(client, topic, (int)strlen(address), address, 1, 0, NULL);`,
  typescript: `
const message = { name: 'diagnosis', content: { rssi: measured } }; // without object_device_id: the device itself
client.publish(\`$oc/devices/\${deviceId}/sys/messages/up\`, JSON.stringify(message), { qos: 1 });`,
};

/** An event as the platform reads it. */
export const anEvent: Mending = {
  python: `
event = {
    "service_id": "$sdk_info",            # with its $, as the documents name it
    "event_type": "sdk_info_report",
    "event_time": time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()),  # UTC
    "paras": {"device_sdk_version": "1.0", "sw_version": "2.3"},   # texts
}
client.publish(f"$oc/devices/{device_id}/sys/events/up", json.dumps({"services": [event]}), qos=1)`,
  c: `
char event_time[17];
strftime(event_time, sizeof event_time, "%Y%m%dT%H%M%SZ", gmtime(&now));  /* UTC */
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/events/up", device_id);
int bytes = snprintf((char *)buffer, sizeof buffer,
    "{\\"services\\":[{\\"service_id\\":\\"$sdk_info\\",\\"event_type\\":\\"sdk_info_report\\",\\"event_time\\":\\"%s\\","
    "\\"paras\\":{\\"device_sdk_version\\":\\"1.0\\",\\"sw_version\\":\\"2.3\\"}}]}", event_time);
MQTTClient_publish(client, topic, bytes, buffer, 1, 0, NULL);`,
  typescript: `
const event = {
  service_id: '$sdk_info', // with its $, as the documents name it
  event_type: 'sdk_info_report',
  event_time: new Date().toISOString().replace(/[-:]|\\.\\d+/g, ''), // 20260305T071500Z, UTC
  paras: { device_sdk_version: '1.0', sw_version: '2.3' }, // texts
};
client.publish(\`$oc/devices/\${deviceId}/sys/events/up\`, JSON.stringify({ services: [event] }), { qos: 1 });`,
};

/** A log report. */
export const aLog: Mending = {
  python: `
report = {"type": "DEVICE_STATUS", "content": "came on line"}  # or DEVICE_PROPERTY, DEVICE_MESSAGE, DEVICE_COMMAND
event = {"service_id": "$log", "event_type": "log_report", "paras": report}
client.publish(f"$oc/devices/{device_id}/sys/events/up", json.dumps({"services": [event]}), qos=1)`,
  c: `
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/events/up", device_id);
int bytes = snprintf((char *)buffer, sizeof buffer,  /* or DEVICE_PROPERTY, DEVICE_MESSAGE, DEVICE_COMMAND */
    "{\\"services\\":[{\\"service_id\\":\\"$log\\",\\"event_type\\":\\"log_report\\","
    "\\"paras\\":{\\"type\\":\\"DEVICE_STATUS\\",\\"content\\":\\"came on line\\"}}]}");
MQTTClient_publish(client, topic, bytes, buffer, 1, 0, NULL);`,
  typescript: `
const paras = { type: 'DEVICE_STATUS', content: 'came on line' }; // or DEVICE_PROPERTY, DEVICE_MESSAGE, DEVICE_COMMAND
const event = { service_id: '$log', event_type: 'log_report', paras };
client.publish(\`$oc/devices/\${deviceId}/sys/events/up\`, JSON.stringify({ services: [event] }), { qos: 1 });`,
};

/** Events of which a device knows some. */
export const knownEvents: Mending = {
  python: `
handlers = {("$time_sync", "time_sync_response"): set_clock}
for event in json.loads(message.payload).get("services") or []:  # there may be several, or none
    handler = handlers.get((event.get("service_id"), event.get("event_type")))
    if handler is not None:  # what it does not know, it passes over
        handler(event.get("paras") or {})`,
  c: `
cJSON *envelope = cJSON_ParseWithLength(payload, length), *event;
cJSON_ArrayForEach(event, cJSON_GetObjectItemCaseSensitive(envelope, "services")) {  /* there may be several, or none */
    const char *type = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(event, "event_type"));
    const cJSON *paras = cJSON_GetObjectItemCaseSensitive(event, "paras");
    if (type && !strcmp(type, "time_sync_response") && cJSON_IsObject(paras)) set_clock(paras);  /* passes over all others */
}
cJSON_Delete(envelope);`,
  typescript: `
const { services = [] } = JSON.parse(payload.toString());
for (const { service_id, event_type, paras } of services) { // there may be several, or none
  if (service_id === '$time_sync' && event_type === 'time_sync_response') setClock(paras); // passes over all others
}`,
};
