import type { Mending, ProseOfArea } from '../../prose.ts';
import { ofRequests } from '../../prose-of-requests.ts';

/** Reads a command with a parser, and looks at everything before it uses it. */
const guarded: Mending = {
  python: `
def on_message(client, userdata, message):
    try:
        command = json.loads(message.payload)
        mid, paras = command["mid"], command["paras"]
        service_id, cmd = command["serviceId"], command["cmd"]
        if command["msgType"] != "cloudReq" or type(mid) is not int or not isinstance(paras, dict):
            return
    except (ValueError, LookupError, TypeError, RecursionError):
        return  # no command: pass over it, and stay ready for the next
    answer(mid, *carry_out(service_id, cmd, paras))`,
  c: `
cJSON *command = cJSON_ParseWithLength(payload, length);  /* NULL for what is not JSON; refuses nesting above 1000 levels */
const char *type = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(command, "msgType"));
const char *cmd = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(command, "cmd"));
const cJSON *mid = cJSON_GetObjectItemCaseSensitive(command, "mid");
const cJSON *paras = cJSON_GetObjectItemCaseSensitive(command, "paras");
if (type && !strcmp(type, "cloudReq") && cmd && cJSON_IsNumber(mid) && cJSON_IsObject(paras))  /* NULL before every use */
    answer_command(mid->valueint, cmd, paras);
cJSON_Delete(command);  /* on every path */`,
  typescript: `
client.on('message', (_topic, payload) => {
  let command: unknown;
  try {
    command = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)); // toString() would replace bad UTF-8
  } catch {
    return; // no command: pass over it, and stay ready for the next
  }
  if (isCommand(command)) answerCommand(command); // msgType, an integer mid, text in cmd, an object in paras
});`,
};

const parsed: Mending = {
  python: `
command = json.loads(message.payload)  # any order, white space and escapes; unknown members do no harm
mid = command["mid"]`,
  c: `
/* A parser, not strstr or sscanf: members come in any order, with white space, escapes and unknown neighbours. */
cJSON *command = cJSON_ParseWithLength(payload, length);
double mid = cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(command, "mid"));`,
  typescript: `
const { mid, serviceId, cmd, paras } = JSON.parse(payload.toString()); // any order; unknown members do no harm`,
};

export const commandReading: ProseOfArea = {
  'V1-CMD-10': {
    why: "The order of members, white space and escapes are the sender's choice, and change with a release of the platform. A device that reads JSON by position works until that day.",
    look: '`strstr`, `sscanf`, a fixed offset; a parser without `\\u` escapes; a check that refuses members such as `hasMore`; a crash when `hasMore` is missing.',
    mend: parsed,
  },
  'V1-CMD-11': {
    ...ofRequests['CMD-11'],
    mend: guarded,
  },
  'V1-CMD-13': {
    why: 'The numbers run from 1 to 65535. A device that narrows them works for the first 127, 255 or 32767 commands, and stops weeks after it was installed.',
    look: '`char`, `int8_t` or `int16_t` for the mid, a BCD or text field of four digits, 65535 or 0 as the mark for "none".',
    mend: {
      python: `
mid = command["mid"]  # a Python int holds it; do not pack it with struct format "b" or "h", use "H"`,
      c: `
uint16_t mid = (uint16_t)cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(command, "mid"));  /* not int16_t, not char */
cJSON_AddNumberToObject(answer, "mid", mid);  /* with printf: "%u" */`,
      typescript: `
const { mid } = JSON.parse(payload.toString()); // in a buffer: writeUInt16BE, not writeInt16BE or writeUInt8`,
    },
  },
  'V1-CMD-14': {
    why: 'After 65535 commands, or after a restart of the platform, numbers come again. A device that treats a used number as a repetition ignores good commands from then on.',
    look: 'A set of seen mids that only grows, a test "greater than the last one".',
    mend: {
      python: `
recent = {k: t for k, t in recent.items() if time.monotonic() - t < 20}  # a repetition comes soon, or not at all
if message.dup and (mid, message.payload) in recent:
    return`,
      c: `
/* A repetition has DUP set, the same mid and the same content, and comes within seconds. All else is a new command. */
if (message->dup && recently_seen((uint16_t)mid, hash)) return;`,
      typescript: `
if (packet.dup && Date.now() - (recent.get(key) ?? 0) < 20_000) return; // all else is a new command`,
    },
  },
  'V1-CMD-15': {
    ...ofRequests['CMD-15'],
    why: 'The platform chooses the QoS, and the documents do not say which. A device that waits for one of them misses the commands at the other.',
    mend: {
      python: `
client.subscribe(command_topic, qos=1)  # and no test of message.qos in on_message`,
      c: `
MQTTClient_subscribe(client, command_topic, 1);
/* by hand: QoS is (byte1 >> 1) & 3. At 0 the payload follows the topic at once; at 1 two bytes of identifier, then PUBACK */`,
      typescript: `
client.subscribe(commandTopic, { qos: 1 }); // and no test of packet.qos in the handler`,
    },
  },
  'V1-CMD-16': {
    ...ofRequests['CMD-16'],
    look: 'A receive buffer of 256 or 512 bytes that has to hold topic **and** payload (the topic alone takes 68 bytes with a UUID). Make it larger, or declare the true size in `maxCommandBytes`.',
    mend: {
      python: `
# paho keeps no fixed buffer. If a wrapper does: at least 68 bytes of topic and 1024 of payload
MAX_PACKET = 4 + 2 + 68 + 2 + 1024`,
      c: `
/* fixed header, topic length, topic, packet identifier, payload. LiteOS: the sizes given to MQTTClientInit */
static unsigned char receive_buffer[5 + 2 + 68 + 2 + 1024];`,
      typescript: `
// mqtt keeps no fixed buffer. Behind a serial modem: room for 1100 bytes of packet in its receive buffer
const receiveBuffer = Buffer.alloc(5 + 2 + 68 + 2 + 1024);`,
    },
  },
  'V1-CMD-19': {
    why: 'Answers to reports (`cloudRsp`) also come on the command topic, if a codec makes them. A device that "answers" those sends useless messages, and can match a waiting mid by accident.',
    look: 'A handler that looks at `mid` only, or at nothing.',
    mend: guarded,
  },
  'V1-CMD-20': {
    ...ofRequests['CMD-20'],
    look: '`errcode` initialised to 0 and never changed, missing `paras` read as empty ones, the mid searched in a broken message and answered, ill-formed UTF-8 that a decoder quietly replaces.',
    mend: guarded,
  },
};
