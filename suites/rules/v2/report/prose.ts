import type { Mending, ProseOfArea } from '../../prose.ts';

const reported: Mending = {
  python: `
report = {"services": [{"service_id": "Lamp", "properties": {"brightness": 40}}]}
client.publish(f"$oc/devices/{device_id}/sys/properties/report", json.dumps(report), qos=1)  # let the library write the JSON`,
  c: `
cJSON *report = cJSON_CreateObject(), *entry = cJSON_CreateObject();
cJSON_AddItemToArray(cJSON_AddArrayToObject(report, "services"), entry);
cJSON_AddStringToObject(entry, "service_id", "Lamp");
cJSON_AddNumberToObject(cJSON_AddObjectToObject(entry, "properties"), "brightness", 40);
char *text = cJSON_PrintUnformatted(report);  /* rather than sprintf: it escapes, closes and ends the text */
MQTTClient_publish(client, report_topic, (int)strlen(text), text, 1, 0, NULL);  /* strlen, not sizeof of a buffer */
cJSON_free(text);
cJSON_Delete(report);`,
  typescript: `
const report = { services: [{ service_id: 'Lamp', properties: { brightness: 40 } }] };
client.publish(\`$oc/devices/\${deviceId}/sys/properties/report\`, JSON.stringify(report), { qos: 1 });`,
};

const fitted: Mending = {
  python: `
brightness = max(0, min(100, round(measured)))     # the model: int, min 0, max 100
brightness -= brightness % 5                       # step 5
properties = {"brightness": brightness, "label": label[:16]}  # names as in the model; max_length counts characters`,
  c: `
long brightness = lround(measured);                /* the model: int, min 0, max 100, step 5 */
brightness = brightness < 0 ? 0 : brightness > 100 ? 100 : brightness - brightness % 5;
cJSON_AddNumberToObject(body, "brightness", (double)brightness);  /* in properties; names as in the model */`,
  typescript: `
const bounded = Math.max(0, Math.min(100, Math.round(measured))); // the model: int, min 0, max 100
const properties = { brightness: bounded - (bounded % 5), label: [...label].slice(0, 16).join('') };`,
};

const eventTime: Mending = {
  python: `
entry["event_time"] = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())  # or leave it out: the platform has a clock`,
  c: `
char event_time[17];
time_t now = time(NULL);
strftime(event_time, sizeof event_time, "%Y%m%dT%H%M%SZ", gmtime(&now));  /* gmtime; or leave the member out */
cJSON_AddStringToObject(body, "event_time", event_time);`,
  typescript: `
const entry = { service_id: 'Lamp', properties, event_time: new Date().toISOString() }; // with its milliseconds; or leave it out`,
};

const publishing: Mending = {
  python: `
client.publish(report_topic, json.dumps(report), qos=1, retain=False)`,
  c: `
MQTTClient_publish(client, report_topic, (int)strlen(text), text, 1 /* QoS */, 0 /* retained */, NULL);
/* by hand: first byte 32 for QoS 1, 30 for QoS 0. Bit 0 is RETAIN, bits 1 and 2 are the QoS */`,
  typescript: `
client.publish(reportTopic, JSON.stringify(report), { qos: 1, retain: false });`,
};

const inParts: Mending = {
  python: `
for start in range(0, len(entries), 20):  # several reports instead of a large one, one after the other
    report = {"services": entries[start:start + 20]}
    client.publish(report_topic, json.dumps(report), qos=1).wait_for_publish(timeout=30)`,
  c: `
/* several reports instead of a large one, one after the other */
MQTTClient_deliveryToken token;
for (int i = 0; i < reports; i++) {
    MQTTClient_publish(client, report_topic, (int)strlen(texts[i]), texts[i], 1, 0, &token);
    MQTTClient_waitForCompletion(client, token, 30000);
}`,
  typescript: `
for (let start = 0; start < entries.length; start += 20) {
  const report = { services: entries.slice(start, start + 20) };
  await client.publishAsync(reportTopic, JSON.stringify(report), { qos: 1 }); // one after the other
}`,
};

export const report: ProseOfArea = {
  'V2-PROP-01': {
    why: 'PUBACK comes for every payload. One that is not JSON is dropped behind it: the device sees success, and the shadow stays as it was.',
    look: 'A buffer that is sent in full, zero bytes included, a text cut at 100 or 256 bytes by a format buffer, an AT command that adds a line end, `nan`.',
    mend: reported,
  },
  'V2-PROP-02': {
    why: 'An empty report says nothing. It usually means that a buffer was sent before it was filled, and the values that belonged into it are lost.',
    look: 'A first publish "to test the connection", a JSON writer that ran out of memory and returned NULL.',
    mend: reported,
  },
  'V2-PROP-03': {
    why: 'The platform reads `services`, a list, and in each element `service_id` and `properties`. What has another form has no content for it.',
    look: 'Names in camelCase (`serviceId`), or of older samples (`data`, `serviceData`), values that stand beside `service_id` instead of in `properties`, one object in place of the list.',
    mend: reported,
  },
  'V2-PROP-04': {
    why: 'A service that is not in the product model has nowhere to go: its values are dropped, and no application sees them.',
    look: 'A service that was renamed in the console, another letter case, a product that the device was moved away from.',
    mend: fitted,
  },
  'V2-PROP-05': {
    why: 'The model says what each property is. A value of another type is dropped, or breaks the application that calculates with it.',
    look: 'A number in quotes that is no number, `1` for a boolean, a text where the model has a `string list`, a property that only the firmware knows.',
    mend: fitted,
  },
  'V2-PROP-06': {
    why: 'Scales, alarms and rules of the application are made by the bounds of the model. Values outside them trigger what nobody expects.',
    look: 'An error value such as -1 or 65535 that is reported as a measurement, a new enum value in the firmware only, a fraction that is not a multiple of `step`.',
    mend: fitted,
  },
  'V2-PROP-07': {
    why: 'A required property is what applications count on. As long as it was never reported, the shadow has a gap in its place.',
    look: 'Reports of changes only: report everything once after each connect.',
    mend: {
      python: `
required = [p["property_name"] for p in model_properties if p["required"]]
report_now({name: read_sensor(name) for name in required})  # all of them, once after each connect`,
      c: `
/* after each connect: every required property once, also those that have not changed */
for (int i = 0; i < required_count; i++) cJSON_AddNumberToObject(body, required[i], read_sensor(required[i]));`,
      typescript: `
const required = modelProperties.filter((property) => property.required).map((property) => property.propertyName);
client.on('connect', () => reportNow(Object.fromEntries(required.map((name) => [name, readSensor(name)]))));`,
    },
  },
  'V2-PROP-08': {
    why: 'A time in another form is passed over without a word, and the time of arrival stands for it. What was collected off line then seems to have happened at the reconnect.',
    look: 'ISO 8601 without milliseconds or with a space for the `T`, a number of milliseconds, an offset such as `+08:00`.',
    mend: eventTime,
  },
  'V2-PROP-09': {
    why: '`Z` means UTC. Local time with a `Z` behind it is hours wrong: charts show values from the future, and the shadow takes old ones for newer.',
    look: 'A format function that writes local time and a `Z` in its pattern, the local time of a modem, a time that was taken once at start.',
    mend: eventTime,
  },
  'V2-PROP-10': {
    why: 'The platform does not speak QoS 2. It closes the connection, and the message is lost with it.',
    look: 'The default of a wrapper, or QoS 2 in the hope of more safety. QoS 1 is the safest here.',
    mend: publishing,
  },
  'V2-PROP-11': {
    why: 'The platform retains nothing: the shadow is where it keeps the last values. It passes over the flag.',
    look: 'A template of a home automation system, where states are retained.',
    mend: publishing,
  },
  'V2-PROP-12': {
    why: 'A report above 64 KB, or another message above 1 MB, is refused as a whole, also when it was compressed for the way.',
    look: 'A backlog that is sent as one report after a day without network; a log or a picture in a property.',
    mend: inParts,
  },
  'V2-PROP-13': {
    why: 'A connection may send 50 messages a second. What is beyond that is delayed or dropped, just when a device has much to tell.',
    look: 'A buffer of thousands of reports that is flushed at once after a reconnect, a PUBLISH for each property.',
    mend: inParts,
  },
  'V2-PROP-14': {
    why: 'What arrives is not what was to be reported: digits, accents or a whole service are missing. In the field that is wrong data that looks right.',
    look: 'A `float` in between, `%f`, integers above 2³¹, text cut by bytes, quotes that are not escaped, the compressed buffer of the report before.',
    mend: {
      python: `
client.publish(report_topic, json.dumps(report, ensure_ascii=False).encode("utf-8"), qos=1)  # no rounding, no format strings`,
      c: `
cJSON_AddNumberToObject(body, "energy", 1234567.125);  /* double, printed with up to 17 digits: not "%f" of a float */
cJSON_AddStringToObject(body, "label", label);         /* UTF-8 as it is; cJSON escapes quotes and control characters */`,
      typescript: `
client.publish(reportTopic, JSON.stringify(report), { qos: 1 }); // integers above 2 ** 53 have to stay strings`,
    },
  },
  'V2-PROP-15': {
    why: 'The device declares that it reports, and nothing comes on properties/report. Either it does not report, or it does so where the platform does not look.',
    look: "Reports on `messages/up`, on a topic of an older sample, or on a topic without its `$`. If the device reports only when told to, declare `reports: 'driven'`; if never, `'none'`.",
    mend: {
      python: `
def on_connect(client, userdata, flags, reason_code, properties):
    topic = f"$oc/devices/{device_id}/sys/properties/report"
    client.publish(topic, json.dumps(current_report()), qos=1)  # a first report at once, then by interval`,
      c: `
snprintf(report_topic, sizeof report_topic, "$oc/devices/%s/sys/properties/report", device_id);
if (MQTTClient_connect(client, &options) == MQTTCLIENT_SUCCESS)
    MQTTClient_publish(client, report_topic, (int)strlen(text), text, 1, 0, NULL);  /* a first report at once */`,
      typescript: `
const reportTopic = \`$oc/devices/\${deviceId}/sys/properties/report\`;
client.on('connect', () => client.publish(reportTopic, JSON.stringify(currentReport()), { qos: 1 })); // a first one at once`,
    },
  },
  'V2-PROP-16': {
    why: 'A report belongs to the device in its topic. With the name of another one inside, nobody can say whose values they are; gateways have a topic of their own for that.',
    look: 'A body that was copied from an event or a message, where `object_device_id` has its place; a gateway that uses the plain report for its sub-devices.',
    mend: reported,
  },
};
