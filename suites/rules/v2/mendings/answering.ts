import type { Mending } from '../../prose.ts';

/** Receives a command, carries it out, answers on the topic of its family: the whole of it. */
export const answering: Mending = {
  python: `
def on_message(client, userdata, message):
    channel, _, request_id = message.topic.partition("/request_id=")
    if not channel.endswith("/sys/commands"):
        return  # property sets and gets have topics of their own
    command = json.loads(message.payload)
    result_code, paras = carry_out(command["service_id"], command["command_name"], command["paras"])  # 0 is success
    answer = {"result_code": result_code, "response_name": command["command_name"] + "_RSP", "paras": paras}
    client.publish(f"{channel}/response/request_id={request_id}", json.dumps(answer), qos=1)  # always, and once`,
  c: `
const char *id = strstr(received_topic, "/sys/commands/request_id=");  /* property sets and gets have topics of their own */
if (id) {
    cJSON *command = cJSON_ParseWithLength(payload, length), *paras = cJSON_CreateObject(), *answer = cJSON_CreateObject();
    cJSON_AddNumberToObject(answer, "result_code", carry_out(command, paras));  /* 0 is success; fills in the result */
    cJSON_AddItemToObject(answer, "paras", paras);
    char *text = cJSON_PrintUnformatted(answer);
    snprintf(topic, sizeof topic, "$oc/devices/%s/sys/commands/response/request_id=%s", device_id, strchr(id, '=') + 1);
    MQTTClient_publish(client, topic, (int)strlen(text), text, 1, 0, NULL);  /* always, and once */
    cJSON_free(text);
    cJSON_Delete(answer);
    cJSON_Delete(command);
}`,
  typescript: `
client.on('message', (topic, payload) => {
  const [channel = '', requestId] = topic.split('/request_id=');
  if (!channel.endsWith('/sys/commands')) return; // property sets and gets have topics of their own
  const { service_id, command_name, paras } = JSON.parse(payload.toString());
  const { resultCode, result } = carryOut(service_id, command_name, paras); // 0 is success, and the result
  const answer = JSON.stringify({ result_code: resultCode, response_name: \`\${command_name}_RSP\`, paras: result });
  client.publish(\`\${channel}/response/request_id=\${requestId}\`, answer, { qos: 1 }); // always, and once
});`,
};

/** The same of a property set. */
export const setting: Mending = {
  python: `
def on_message(client, userdata, message):
    channel, _, request_id = message.topic.partition("/request_id=")
    if not channel.endswith("/sys/properties/set"):
        return
    result_code = 0
    for service in json.loads(message.payload)["services"]:  # all of them, and all properties of each
        for name, value in service["properties"].items():
            if not set_property(service["service_id"], name, value):  # checks the model, and keeps the value
                result_code = 1
    client.publish(f"{channel}/response/request_id={request_id}", json.dumps({"result_code": result_code}), qos=1)`,
  c: `
const char *id = strstr(received_topic, "/sys/properties/set/request_id=");
cJSON *set = cJSON_ParseWithLength(payload, length), *service, *value;
int result_code = 0;
cJSON_ArrayForEach(service, cJSON_GetObjectItemCaseSensitive(set, "services")) {  /* all of them, */
    const char *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(service, "service_id"));
    cJSON_ArrayForEach(value, cJSON_GetObjectItemCaseSensitive(service, "properties"))  /* and all properties of each */
        if (!set_property(name, value->string, value)) result_code = 1;  /* checks the model, and keeps the value */
}
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/properties/set/response/request_id=%s", device_id, strchr(id, '=') + 1);
snprintf(address, sizeof address, "{\\"result_code\\":%d}", result_code);
MQTTClient_publish(client, topic, (int)strlen(address), address, 1, 0, NULL);
cJSON_Delete(set);`,
  typescript: `
client.on('message', (topic, payload) => {
  const [channel = '', requestId] = topic.split('/request_id=');
  if (!channel.endsWith('/sys/properties/set')) return;
  let resultCode = 0;
  for (const { service_id, properties } of JSON.parse(payload.toString()).services) { // all of them,
    for (const [name, value] of Object.entries(properties)) { // and all properties of each
      if (!setProperty(service_id, name, value)) resultCode = 1; // checks the model, and keeps the value
    }
  }
  client.publish(\`\${channel}/response/request_id=\${requestId}\`, JSON.stringify({ result_code: resultCode }), { qos: 1 });
});`,
};

/** The same of a property get. */
export const showing: Mending = {
  python: `
def on_message(client, userdata, message):
    channel, _, request_id = message.topic.partition("/request_id=")
    if not channel.endswith("/sys/properties/get"):
        return
    asked = (json.loads(message.payload) or {}).get("service_id")  # None: all services
    services = [
        {"service_id": name, "properties": read_properties(name)}  # as they are now
        for name in my_services
        if asked is None or name == asked  # a service that there is not: an empty list
    ]
    client.publish(f"{channel}/response/request_id={request_id}", json.dumps({"services": services}), qos=1)`,
  c: `
const char *id = strstr(received_topic, "/sys/properties/get/request_id=");
cJSON *get = cJSON_ParseWithLength(payload, length), *answer = cJSON_CreateObject();
const char *asked = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(get, "service_id"));  /* NULL: all services */
cJSON *services = cJSON_AddArrayToObject(answer, "services");
for (int i = 0; my_services[i]; i++) {
    if (asked && strcmp(asked, my_services[i])) continue;  /* a service that there is not: an empty list */
    cJSON *service = cJSON_CreateObject();
    cJSON_AddStringToObject(service, "service_id", my_services[i]);
    cJSON_AddItemToObject(service, "properties", read_properties(my_services[i]));  /* as they are now */
    cJSON_AddItemToArray(services, service);
}
char *text = cJSON_PrintUnformatted(answer);
snprintf(topic, sizeof topic, "$oc/devices/%s/sys/properties/get/response/request_id=%s", device_id, strchr(id, '=') + 1);
MQTTClient_publish(client, topic, (int)strlen(text), text, 1, 0, NULL);
cJSON_free(text);
cJSON_Delete(answer);
cJSON_Delete(get);`,
  typescript: `
client.on('message', (topic, payload) => {
  const [channel = '', requestId] = topic.split('/request_id=');
  if (!channel.endsWith('/sys/properties/get')) return;
  const { service_id: asked } = JSON.parse(payload.toString()); // undefined: all services
  const services = myServices
    .filter((name) => asked === undefined || name === asked) // a service that there is not: an empty list
    .map((name) => ({ service_id: name, properties: readProperties(name) })); // as they are now
  client.publish(\`\${channel}/response/request_id=\${requestId}\`, JSON.stringify({ services }), { qos: 1 });
});`,
};

/** Each request with what belongs to it, up to its answer. */
export const keptApart: Mending = {
  python: `
def on_message(client, userdata, message):
    jobs.put((message.topic, message.payload))  # a queue.Queue: nothing is overwritten by the next request

def worker():
    while True:
        topic, payload = jobs.get()  # the topic, with its request_id, travels with the request up to the answer
        channel, _, request_id = topic.partition("/request_id=")
        client.publish(f"{channel}/response/request_id={request_id}", answer_to(channel, payload), qos=1)`,
  c: `
struct job { char topic[400]; char payload[1200]; };  /* one for each request, not one global */
struct job job = { 0 };
snprintf(job.topic, sizeof job.topic, "%s", received_topic);  /* request_id and family are in it */
snprintf(job.payload, sizeof job.payload, "%.*s", length, payload);
if (!queue_put(&job)) answer_busy(job.topic);                  /* a full queue is an answer, too */`,
  typescript: `
client.on('message', async (topic, payload) => {
  const [channel = '', requestId] = topic.split('/request_id='); // const, in this call: never a variable outside of it
  const answer = await answerTo(channel, payload);
  client.publish(\`\${channel}/response/request_id=\${requestId}\`, answer, { qos: 1 });
});`,
};

/** The answer at once, and the outcome as a report. */
export const atOnce: Mending = {
  python: `
client.loop_start()  # a thread of its own reads the socket, whatever the program is doing`,
  c: `
for (;;) {
    MQTTClient_receive(client, &received_topic, &topic_length, &message, 50);  /* every 50 ms, not once per report */
    if (message) handle(message);
    if (time(NULL) >= next_report) report_now();
}`,
  typescript: `
client.on('message', (topic, payload) => {
  const { command_name } = JSON.parse(payload.toString());
  client.publish(topic.replace('/request_id=', '/response/request_id='), '{"result_code":0}', { qos: 1 }); // accepted;
  void startSlowAction(command_name).then(reportNow); // the outcome comes as a report
});`,
};
