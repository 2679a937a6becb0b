import type { Mending, ProseOfArea } from '../../prose.ts';
import { ofRequests } from '../../prose-of-requests.ts';

/** Receives, checks, carries out, answers: the whole of it. */
const answering: Mending = {
  python: `
def on_message(client, userdata, message):
    command = json.loads(message.payload)
    errcode, body = carry_out(command["serviceId"], command["cmd"], command["paras"])  # 0 or 1, and the result
    answer = {"msgType": "deviceRsp", "mid": command["mid"], "errcode": errcode, "body": body}
    client.publish(data_topic, json.dumps(answer), qos=1)  # always, and once`,
  c: `
cJSON *command = cJSON_ParseWithLength(payload, length), *body = cJSON_CreateObject();
double mid = cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(command, "mid"));
int errcode = carry_out(command, body);  /* 0 or 1; fills in the result */
cJSON *answer = cJSON_CreateObject();
cJSON_AddStringToObject(answer, "msgType", "deviceRsp");
cJSON_AddNumberToObject(answer, "mid", mid);
cJSON_AddNumberToObject(answer, "errcode", errcode);
cJSON_AddItemToObject(answer, "body", body);
char *text = cJSON_PrintUnformatted(answer);
MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1, 0, NULL);  /* always, and once */
cJSON_free(text);
cJSON_Delete(answer);
cJSON_Delete(command);`,
  typescript: `
client.on('message', (_topic, payload) => {
  const { mid, serviceId, cmd, paras } = JSON.parse(payload.toString());
  const { errcode, body } = carryOut(serviceId, cmd, paras); // 0 or 1, and the result
  client.publish(dataTopic, JSON.stringify({ msgType: 'deviceRsp', mid, errcode, body }), { qos: 1 }); // always, once
});`,
};

const keptApart: Mending = {
  python: `
def on_message(client, userdata, message):
    jobs.put(json.loads(message.payload))  # a queue.Queue: nothing is overwritten by the next command

def worker():
    while True:
        command = jobs.get()  # mid and parameters travel together, up to the answer
        errcode, body = carry_out(command["serviceId"], command["cmd"], command["paras"])
        answer = {"msgType": "deviceRsp", "mid": command["mid"], "errcode": errcode, "body": body}
        client.publish(data_topic, json.dumps(answer), qos=1)`,
  c: `
struct job { uint16_t mid; char cmd[32]; char paras[512]; };  /* one for each command, not one global */
struct job job = { .mid = (uint16_t)mid };
snprintf(job.cmd, sizeof job.cmd, "%s", cmd);
snprintf(job.paras, sizeof job.paras, "%s", paras_text);
if (!queue_put(&job)) answer_with_error(job.mid);             /* a full queue is an answer, too */`,
  typescript: `
client.on('message', async (_topic, payload) => {
  const command = JSON.parse(payload.toString()); // const, in this call: never a variable outside of it
  const { errcode, body } = await carryOutSlowly(command);
  client.publish(dataTopic, JSON.stringify({ msgType: 'deviceRsp', mid: command.mid, errcode, body }), { qos: 1 });
});`,
};

const refusing: Mending = {
  python: `
handlers = {("Lamp", "SET_BRIGHTNESS"): set_brightness}
handler = handlers.get((command["serviceId"], command["cmd"]))
errcode = 1
if handler is not None and parameters_fit(command):  # types and bounds of the model
    errcode = handler(command["paras"])`,
  c: `
int errcode = 1;  /* failure, unless something is known to have been done */
if (!strcmp(service_id, "Lamp") && !strcmp(cmd, "SET_BRIGHTNESS")) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(paras, "brightness");
    if (cJSON_IsNumber(value) && value->valuedouble >= 0 && value->valuedouble <= 100) errcode = set_brightness(value->valueint);
}`,
  typescript: `
const handlers = new Map([['Lamp/SET_BRIGHTNESS', setBrightness]]);
const handler = handlers.get(\`\${command.serviceId}/\${command.cmd}\`);
const errcode = handler && parametersFit(command) ? handler(command.paras) : 1; // types and bounds of the model`,
};

export const commandAnswer: ProseOfArea = {
  'V1-CMD-01': {
    why: 'Without an answer the application waits for its whole time-out. Then it does not know whether the command arrived, or whether it was carried out.',
    look: "A branch that returns without answering (an unknown command, a busy device, an exception), an answer without `mid` or with another command's, an answer on the wrong topic or while the connection is just breaking.",
    mend: answering,
  },
  'V1-CMD-02': {
    why: 'The second answer matches nothing and is dropped. If the `mid` has been used again meanwhile, it answers the wrong command.',
    look: 'An answer on receipt **and** on completion, two subscriptions that both match (json and a wildcard), a handler registered again after each reconnect.',
    mend: answering,
  },
  'V1-CMD-03': {
    why: 'An answer that matches no waiting command is dropped at best. At worst its number is that of the next command, and the application believes that this one is done.',
    look: 'Answers to messages that are not commands, the mid of an earlier command left in a variable, answers stored off line and sent hours later, a mid that was narrowed to 8 bits or became signed.',
    mend: answering,
  },
  'V1-CMD-04': {
    why: 'The documented type is an integer. The mock accepts digits in a string; a stricter reader cannot match them, and no command has the number `"007"`.',
    look: 'The mid copied as text out of the command with string functions, or a JSON library that is given a string.',
    mend: answering,
  },
  'V1-CMD-05': {
    why: 'Only `errcode` says whether the command succeeded. Without an integer there, the application does not know.',
    look: 'The member forgotten, `"0"` or `true` for 0, `result` in its place, `errCode` in another letter case.',
    mend: answering,
  },
  'V1-CMD-06': {
    ...ofRequests['CMD-06'],
    look: 'A free text where the model says int, names of the parameters instead of those of the response, a nested object: `body` has one level.',
    mend: answering,
  },
  'V1-CMD-07': {
    why: "An answer after the platform's wait is dropped. The application has already told its user that the device failed, while the lamp is on.",
    look: 'A socket that is read only when a report is due, a slow action carried out before answering, a debug delay. If the action takes longer, answer at once and report the result.',
    mend: {
      python: `
client.loop_start()  # a thread of its own reads the socket, whatever the program is doing`,
      c: `
for (;;) {
    MQTTClient_receive(client, &received_topic, &topic_length, &message, 50);  /* every 50 ms, not once per report */
    if (message) handle(message);
    if (time(NULL) >= next_report) report_now();
}`,
      typescript: `
client.on('message', (_topic, payload) => {
  const { mid, cmd } = JSON.parse(payload.toString());
  client.publish(dataTopic, JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 }), { qos: 1 }); // accepted;
  void startSlowAction(cmd).then(reportNow); // the outcome comes as a report
});`,
    },
  },
  'V1-CMD-08': {
    why: 'With silence, the application waits for its whole time-out. With "success", it believes that something was done. After an update of the model, one of the two happens on every device with old firmware.',
    look: 'A `default` branch that answers 0 or nothing, service ids that are not compared, comparisons of the first characters only (`strncmp`).',
    mend: refusing,
  },
  'V1-CMD-09': {
    ...ofRequests['CMD-09'],
    look: 'Parameters used without a check of type and bounds, `atoi` on every text, a missing parameter read as 0.',
    mend: refusing,
  },
  'V1-CMD-12': {
    why: "Several applications send commands to one device. If two commands share a variable, the second one's mid answers the first, and one of them never gets an answer.",
    look: 'A global `mid`, one receive buffer that the next message overwrites, "busy" as a reason to drop a command.',
    mend: keptApart,
  },
  'V1-CMD-17': {
    ...ofRequests['CMD-17'],
    look: 'No memory of what was carried out. Remember the last commands by mid **and** content, for as long as the platform waits for an answer: a mid alone comes again later for another command. The packet identifier does not help: after the device has sent its PUBACK, a packet with the same identifier is a new one, whatever its DUP flag says (MQTT 3.1.1, 4.3.2).',
    mend: {
      python: `
key = (command["mid"], message.payload)
if message.dup and key in recent:  # carried out already: the answer is on its way
    return
recent[key] = time.monotonic()     # forget entries after 20 s`,
      c: `
uint32_t hash = crc32_of(message->payload, message->payloadlen);
if (message->dup && recently_seen((uint16_t)mid, hash)) return;  /* mid and content, within the last 20 s */
remember((uint16_t)mid, hash);`,
      typescript: `
const key = \`\${command.mid} \${payload.toString()}\`;
if (packet.dup && Date.now() - (recent.get(key) ?? 0) < 20_000) return; // carried out already
recent.set(key, Date.now());`,
    },
  },
  'V1-CMD-18': {
    ...ofRequests['CMD-18'],
    mend: keptApart,
  },
};
