import type { Mending, ProseOfArea } from '../../prose.ts';

const bytes: Mending = {
  python: `
payload = struct.pack(">BHb", 0x01, brightness, temperature)  # exactly the bytes that the codec's decode reads
client.publish(f"/huawei/v1/devices/{device_id}/data/binary", payload, qos=1)  # bytes, not str(list(payload))`,
  c: `
unsigned char bytes[4] = {0x01, (unsigned char)(brightness >> 8), (unsigned char)brightness, (unsigned char)temperature};
snprintf(data_topic, sizeof data_topic, "/huawei/v1/devices/%s/data/binary", device_id);
MQTTClient_publish(client, data_topic, (int)sizeof bytes, bytes, 1, 0, NULL);  /* the length that was filled, not the buffer's */`,
  typescript: `
const bytes = Buffer.alloc(4); // exactly the bytes that the codec's decode reads
bytes.writeUInt8(0x01, 0);
bytes.writeUInt16BE(brightness, 1);
bytes.writeInt8(temperature, 3);
client.publish(\`/huawei/v1/devices/\${deviceId}/data/binary\`, bytes, { qos: 1 }); // not JSON.stringify`,
};

export const codec: ProseOfArea = {
  'V1-BIN-01': {
    why: 'Bytes that the codec cannot decode never become a report. The platform acknowledges them anyway.',
    look: "A byte too many or too few, the other byte order, a version byte that the codec does not know, the length of the buffer instead of the message. Run the codec's `decode` over the bytes on your desk.",
    mend: bytes,
  },
  'V1-BIN-02': {
    why: 'For a product with a codec all commands go to `command/binary`. A device that listens only on `command/json` never gets a command.',
    look: 'A product that got its codec after the firmware was written. Subscribing to both is fine.',
    mend: {
      python: `
client.subscribe([(f"/huawei/v1/devices/{device_id}/command/binary", 1), (f"/huawei/v1/devices/{device_id}/command/json", 1)])`,
      c: `
snprintf(command_topic, sizeof command_topic, "/huawei/v1/devices/%s/command/binary", device_id);
MQTTClient_subscribe(client, command_topic, 1);`,
      typescript: `
client.subscribe(['binary', 'json'].map((mode) => \`/huawei/v1/devices/\${deviceId}/command/\${mode}\`), { qos: 1 });`,
    },
  },
  'V1-BIN-03': {
    why: 'An answer that `decode` cannot turn into a `deviceRsp` with its mid does not match a command: the application waits until its time-out.',
    look: 'The mid in one byte, or in another byte order than the codec reads it, an answer on `data/json`, a result where the codec expects none.',
    mend: {
      python: `
mid = struct.unpack_from(">H", message.payload, 1)[0]           # where the codec's encode put it
client.publish(data_topic, struct.pack(">BHB", 0x02, mid, 0), qos=1)  # and as its decode expects it back`,
      c: `
const unsigned char *in = message->payload;
unsigned char answer_bytes[4] = {0x02, in[1], in[2], 0};  /* the mid as it came, two bytes; then errcode */
MQTTClient_publish(client, data_topic, (int)sizeof answer_bytes, answer_bytes, 1, 0, NULL);`,
      typescript: `
const mid = payload.readUInt16BE(1); // where the codec's encode put it
client.publish(dataTopic, Buffer.from([0x02, mid >> 8, mid & 0xff, 0]), { qos: 1 }); // as its decode expects it`,
    },
  },
  'V1-BIN-04': {
    why: 'The text `[1, 2, 3]` is not the bytes 01 02 03. A codec for bytes rejects it, or reads its characters as values.',
    look: "An SDK that turns a byte array into text on the way (the vendor's Java SDK does), `str()` or `JSON.stringify` of a buffer.",
    mend: bytes,
  },
};
