import type { Mending, ProseOfArea } from '../prose.ts';

const text: Mending = {
  python: `
topic = data_topic.format(device_id.strip())  # a str: paho writes it as UTF-8
assert topic and "\\0" not in topic`,
  c: `
int put_text(unsigned char *p, const char *text) {  /* UTF-8 in; two bytes of length, no terminator */
    size_t length = strlen(text);                          /* strlen, not sizeof: no 00 at the end */
    p[0] = (unsigned char)(length >> 8), p[1] = (unsigned char)length;
    memcpy(p + 2, text, length);
    return 2 + (int)length;
}`,
  typescript: `
const topic = topicOf(deviceId.trim()); // mqtt writes it as UTF-8
if (topic.includes('\\0')) throw new RangeError(\`deviceId with a null character: \${JSON.stringify(deviceId)}\`);`,
};

const header: Mending = {
  python: `
client.loop_start()  # paho alone writes to the socket: from one thread, one packet after the other`,
  c: `
enum { CONNECT = 0x10, PUBLISH = 0x30, PUBACK = 0x40, PUBREL = 0x62, SUBSCRIBE = 0x82, UNSUBSCRIBE = 0xa2,
       PINGREQ = 0xc0, DISCONNECT = 0xe0 };  /* complete first bytes; only PUBLISH gets DUP, QoS and RETAIN added */
int put_remaining_length(unsigned char *p, unsigned long length) {  /* 7 bits a byte, at most 4 bytes */
    int n = 0;
    do {
        p[n] = length % 128;
        length /= 128;
        if (length) p[n] |= 128;
        n++;
    } while (length);
    return n;
}`,
  typescript: `
// mqtt writes packets. By hand, let mqtt-packet do it:
socket.write(generate({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false, messageId }));`,
};

const identifiers: Mending = {
  python: `
info = client.publish(data_topic, text, qos=1)  # paho chooses identifiers, from 1 on, and none that is in use`,
  c: `
uint16_t next_id(void) {  /* 1 to 65535, never 0, none that still waits for PUBACK, SUBACK or UNSUBACK */
    static uint16_t last;
    do last = last == 65535 ? 1 : last + 1;
    while (is_in_use(last));
    return last;
}`,
  typescript: `
client.publish(topic, payload, { qos: 1 }); // mqtt chooses identifiers, from 1 on, and none that is in use`,
};

const outOfStep =
  'The server closes the connection: once a length or a type is wrong, it cannot tell where the next packet begins.';

export const wireFormat: ProseOfArea = {
  'MQTT-1.5.3-1': {
    why: 'Text that is not UTF-8 makes the whole packet malformed: the server closes the connection.',
    look: 'A name in GBK or Latin-1, a text cut in the middle of a character, a buffer that was not filled, bytes of another field because a length is wrong.',
    mend: text,
  },
  'MQTT-1.5.3-2': {
    why: 'A null character in a topic or an identifier is forbidden, since for half of all programs the text ends there. The server closes the connection.',
    look: '`sizeof "text"` for the length, which counts the terminator; a fixed-size field filled up with zeros.',
    mend: text,
  },
  'MQTT-2.2.1': {
    why: `Types 0 and 15 are reserved; CONNACK, SUBACK, UNSUBACK and PINGRESP are the server's. ${outOfStep}`,
    look: "A wrong constant for the first byte, or a stream out of step: what is taken for a packet's first byte is in the middle of another.",
    mend: header,
  },
  'MQTT-2.2.2-1': {
    why: `Except in PUBLISH the low four bits are fixed. ${outOfStep}`,
    look: 'First bytes without their flags: SUBSCRIBE is 0x82, UNSUBSCRIBE 0xa2, PUBREL 0x62, the others end in 0.',
    mend: header,
  },
  'MQTT-2.2.3': {
    why: `The remaining length says where the packet ends. ${outOfStep}`,
    look: 'A length above 127 written in one byte, a fifth byte, bytes and characters confused (UTF-8 needs up to four for one), two tasks that write to the socket at the same time.',
    mend: header,
  },
  'MQTT-2.3.1-1': {
    why: 'Identifier 0 stands for "none". The acknowledgement cannot be matched; servers close the connection.',
    look: 'A counter that starts at 0 or wraps from 65535 to 0.',
    mend: identifiers,
  },
  'MQTT-2.3.1-2': {
    why: 'With two packets of one identifier, the acknowledgement of one looks like that of the other, and a lost report counts as delivered.',
    look: 'A constant identifier, an 8-bit counter, separate counters for PUBLISH and SUBSCRIBE, a counter that starts again after a reconnect while old messages are sent again.',
    mend: identifiers,
  },
  'MQTT-2.3.1-6': {
    why: 'The server waits for the acknowledgement of *this* packet. Another number leaves it waiting: it delivers again, or stops sending.',
    look: "The device's own counter written into PUBACK, bytes in the other order, the number of the last message instead of this one.",
    mend: {
      python: `
# paho acknowledges by itself. With client.manual_ack_set(True), the message's own number:
client.ack(message.mid, message.qos)`,
      c: `
/* the two bytes as they stood in the PUBLISH, behind its topic: */
unsigned char puback[4] = {0x40, 0x02, publish[id_at], publish[id_at + 1]};
send_packet(puback, 4);`,
      typescript: `
// mqtt acknowledges by itself. By hand:
socket.write(generate({ cmd: 'puback', messageId: received.messageId }));`,
    },
  },
  'MQTT-4.7.3-1': {
    why: 'An empty topic names nothing: the server closes the connection.',
    look: 'A topic that is built before the deviceId is known, or a length field that is written as 0.',
    mend: text,
  },
};
