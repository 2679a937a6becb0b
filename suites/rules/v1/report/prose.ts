import type { Mending, ProseOfArea } from '../../prose.ts';

const message: Mending = {
  python: `
report = {"msgType": "deviceReq", "data": [{"serviceId": "Lamp", "serviceData": {"brightness": 40}}]}
client.publish(data_topic, json.dumps(report), qos=1)  # let the library write the JSON`,
  c: `
cJSON *report = cJSON_CreateObject(), *entry = cJSON_CreateObject();
cJSON_AddStringToObject(report, "msgType", "deviceReq");
cJSON_AddItemToArray(cJSON_AddArrayToObject(report, "data"), entry);
cJSON_AddStringToObject(entry, "serviceId", "Lamp");
cJSON_AddNumberToObject(cJSON_AddObjectToObject(entry, "serviceData"), "brightness", 40);
char *text = cJSON_PrintUnformatted(report);  /* rather than sprintf: it escapes, closes and ends the text */
MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1, 0, NULL);  /* strlen, not sizeof of a buffer */
cJSON_free(text);
cJSON_Delete(report);`,
  typescript: `
const report = { msgType: 'deviceReq', data: [{ serviceId: 'Lamp', serviceData: { brightness: 40 } }] };
client.publish(dataTopic, JSON.stringify(report), { qos: 1 });`,
};

const fitted: Mending = {
  python: `
brightness = max(0, min(100, round(measured)))     # the model: int, 0 to 100
brightness -= brightness % 5                       # step 5
data = {"brightness": brightness, "label": label[:16]}  # names as in the model; maxLength counts characters`,
  c: `
long brightness = lround(measured);                /* the model: int, 0 to 100, step 5 */
brightness = brightness < 0 ? 0 : brightness > 100 ? 100 : brightness - brightness % 5;
cJSON_AddNumberToObject(body, "brightness", (double)brightness);  /* names as in the model, letter for letter */`,
  typescript: `
const bounded = Math.max(0, Math.min(100, Math.round(measured))); // the model: int, 0 to 100
const data = { brightness: bounded - (bounded % 5), label: [...label].slice(0, 16).join('') };`,
};

const eventTime: Mending = {
  python: `
entry["eventTime"] = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())  # or leave it out: the platform has a clock`,
  c: `
char event_time[17];
time_t now = time(NULL);
strftime(event_time, sizeof event_time, "%Y%m%dT%H%M%SZ", gmtime(&now));  /* gmtime; or leave the member out */
cJSON_AddStringToObject(body, "eventTime", event_time);`,
  typescript: `
const eventTime = \`\${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z\`; // or leave it out`,
};

const publishing: Mending = {
  python: `
client.publish(data_topic, json.dumps(report), qos=1, retain=False)`,
  c: `
MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1 /* QoS */, 0 /* retained */, NULL);
/* by hand: first byte 32 for QoS 1, 30 for QoS 0. Bit 0 is RETAIN, bits 1 and 2 are the QoS */`,
  typescript: `
client.publish(dataTopic, JSON.stringify(report), { qos: 1, retain: false });`,
};

const inParts: Mending = {
  python: `
for start in range(0, len(entries), 50):  # several reports instead of a large one, one after the other
    report = {"msgType": "deviceReq", "data": entries[start:start + 50]}
    client.publish(data_topic, json.dumps(report), qos=1).wait_for_publish(timeout=30)`,
  c: `
/* several reports instead of a large one, one after the other */
MQTTClient_deliveryToken token;
for (int i = 0; i < reports; i++) {
    MQTTClient_publish(client, data_topic, (int)strlen(texts[i]), texts[i], 1, 0, &token);
    MQTTClient_waitForCompletion(client, token, 30000);
}`,
  typescript: `
for (let start = 0; start < entries.length; start += 50) {
  const report = { msgType: 'deviceReq', data: entries.slice(start, start + 50) };
  await client.publishAsync(dataTopic, JSON.stringify(report), { qos: 1 }); // one after the other
}`,
};

export const report: ProseOfArea = {
  'V1-REPORT-01': {
    why: 'The platform acknowledges a payload that is not JSON with PUBACK and drops it. The device sees success, the application sees nothing.',
    look: '`sizeof` a buffer instead of `strlen` (zero bytes behind the text), a text cut by `snprintf`, two objects in one payload, a name in a local character set instead of UTF-8, `NaN`, a comma too many.',
    mend: message,
  },
  'V1-REPORT-02': {
    why: '`msgType` says whether a message is a report or an answer. With another text, or another letter case, it is neither, and is dropped.',
    look: '`deviceRsp` for a report, `DeviceReq`, the member left out, a message of another interface.',
    mend: message,
  },
  'V1-REPORT-03': {
    why: 'The platform looks for `data`, a list, and in each entry for `serviceId` and `serviceData`. A report of another form has no content for the platform.',
    look: "An object instead of a list with one object, `data` for the inner `serviceData` (a mistake in older guides), `services` and `properties` (the next generation's names), a number for serviceId.",
    mend: message,
  },
  'V1-REPORT-04': {
    why: 'A service that the model lacks has no place to be stored in: its values never reach an application.',
    look: 'The service **type** instead of its id where the model numbers them (`Lamp` for `Lamp01`), a renamed service, another letter case.',
    mend: fitted,
  },
  'V1-REPORT-05': {
    why: "Properties are stored by the model's names and types. Others are dropped, or shown as text where an application expects a number.",
    look: 'Another letter case or language in a name, `true` for an int (the model has no boolean), a number in quotes, a list where the model says jsonObject.',
    mend: fitted,
  },
  'V1-REPORT-06': {
    why: "Applications scale and draw by the model's bounds. Whether the platform refuses a value outside them is not documented.",
    look: 'An error value such as -127 or 65535 reported as a measurement, a percentage as fraction, rounding that misses the step, an enum value that was added to the firmware only.',
    mend: fitted,
  },
  'V1-REPORT-07': {
    why: 'Applications rely on a property that the model marks as required. A dashboard without it stays empty, without an error.',
    look: 'Reports of changes only, in which a property that never changes never comes: send all of them once after each connect.',
    mend: {
      python: `
required = [p["propertyName"] for p in model_properties if p["required"]]
report_now({name: read_sensor(name) for name in required})  # all of them, once after each connect`,
      c: `
/* after each connect: every required property once, also those that have not changed */
for (int i = 0; i < required_count; i++) cJSON_AddNumberToObject(body, required[i], read_sensor(required[i]));`,
      typescript: `
const required = modelProperties.filter((property) => property.required).map((property) => property.propertyName);
client.on('connect', () => reportNow(Object.fromEntries(required.map((name) => [name, readSensor(name)]))));`,
    },
  },
  'V1-REPORT-08': {
    why: 'A time in another form is ignored without an error: the platform takes the time of arrival, and all data that was collected off line gets the time of the reconnect.',
    look: 'ISO 8601 with hyphens and colons, a missing `T` or `Z`, milliseconds, a month without its zero.',
    mend: eventTime,
  },
  'V1-REPORT-09': {
    why: 'The platform believes a local time with a `Z` at its end. Values are then in the future or hours late, and out of order with those of other devices.',
    look: "`localtime` for `gmtime`, a modem's clock that gives local time, summer time added twice.",
    mend: eventTime,
  },
  'V1-REPORT-10': {
    why: 'The documents say that QoS 2 is not supported. If the platform accepts it, it doubles the packets, without any advantage.',
    look: 'QoS 2 "to be safe". QoS 1 is what assures delivery here.',
    mend: publishing,
  },
  'V1-REPORT-11': {
    why: 'The documents say that retained messages are not supported, and a report has no later subscriber that could use one.',
    look: 'A retain flag that a wrapper sets by default, or a first byte put together by hand.',
    mend: publishing,
  },
  'V1-REPORT-12': {
    why: 'A message above 1 MB is refused, and with it everything in it. On a slow link it also blocks answers to commands for minutes.',
    look: 'A log, a picture or the backlog of a whole day in one report.',
    mend: inParts,
  },
  'V1-REPORT-13': {
    why: 'The successor limits a connection to 50 messages a second. Messages beyond the limit are delayed or dropped. This happens when a device sends its backlog at once after a reconnect.',
    look: 'One PUBLISH for each property, a buffer that is emptied in a tight loop. Several services go into one report.',
    mend: inParts,
  },
  'V1-REPORT-14': {
    why: 'The device sends something else than it should: a number loses digits, a text loses its accents, a service is missing. In the field that is wrong data that looks right.',
    look: '`float` for `double`, `%f` with six digits, integers above 2³¹, text cut by bytes in the middle of a character, quotes and control characters that are not escaped.',
    mend: {
      python: `
client.publish(data_topic, json.dumps(report, ensure_ascii=False).encode("utf-8"), qos=1)  # no rounding, no format strings`,
      c: `
cJSON_AddNumberToObject(body, "energy", 1234567.125);  /* double, printed with up to 17 digits: not "%f" of a float */
cJSON_AddStringToObject(body, "label", label);         /* UTF-8 as it is; cJSON escapes quotes and control characters */`,
      typescript: `
client.publish(dataTopic, JSON.stringify(report), { qos: 1 }); // integers above 2 ** 53 have to stay strings`,
    },
  },
  'V1-REPORT-15': {
    why: 'The device declares that it reports, and nothing comes: either it does not report, or its reports go to a place where the platform does not read them.',
    look: "A report only on change, a first report hours after start, a topic or QoS error that a library swallows. If the device reports only when told to, declare `reports: 'driven'`; if never, `'none'`.",
    mend: {
      python: `
def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe(command_topic, qos=1)
    client.publish(data_topic, json.dumps(current_report()), qos=1)  # a first report at once, then by interval`,
      c: `
if (MQTTClient_connect(client, &options) == MQTTCLIENT_SUCCESS)
    MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1, 0, NULL);  /* a first report at once */`,
      typescript: `
client.on('connect', () => client.publish(dataTopic, JSON.stringify(currentReport()), { qos: 1 })); // a first one at once`,
    },
  },
};
