import type { Mending, ProseOfArea } from '../prose.ts';

const flags: Mending = {
  python: `
client.publish(data_topic, text, qos=1, retain=False)  # paho sets DUP by itself, on repetitions only`,
  c: `
unsigned char first = 0x30 | qos << 1;  /* qos 0 or 1: 0x30 or 0x32 */
if (qos > 0 && repeated) first |= 0x08; /* DUP: on a repetition above QoS 0, and never the first time */`,
  typescript: `
client.publish(dataTopic, text, { qos: 1, retain: false }); // and no dup: true: a new message has DUP 0`,
};

const repeating: Mending = {
  python: `
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id)
client.publish(data_topic, text, qos=1)  # paho repeats what was not acknowledged, in order, when the same client reconnects`,
  c: `
for (struct sent *s = oldest; s; s = s->next) {  /* oldest first; the same identifier, the same bytes, plus DUP */
    s->packet[0] |= 0x08;
    send_packet(s->packet, s->length);
}                                                /* and only then anything new */`,
  typescript: `
// The same client repeats what was not acknowledged, in order, when it reconnects; mqtt 5 leaves DUP to you:
client.on('close', () => {
  client.outgoingStore.createStream().on('data', (unacknowledged: IPublishPacket) => {
    unacknowledged.dup = true;
  });
});`,
};

const qos2: Mending = {
  python: `
client.publish(data_topic, text, qos=1)  # QoS 1: the platform has no use for QoS 2`,
  c: `
MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1, 0, NULL);  /* QoS 1: the platform has no use for QoS 2 */
/* by hand, if it has to be QoS 2: on 50 02 hi lo (PUBREC) answer 62 02 hi lo (PUBREL) */`,
  typescript: `
client.publish(dataTopic, text, { qos: 1 }); // QoS 1: the platform has no use for QoS 2`,
};

const acknowledging: Mending = {
  python: `
client.loop_start()  # paho acknowledges in order, as long as on_message returns: hand long work to another thread`,
  c: `
/* On receipt, before anything else, in the order of arrival: */
if (qos == 1) send_packet((const unsigned char[]){0x40, 0x02, id >> 8, id & 255}, 4);
queue_put(&job);  /* and the work afterwards */`,
  typescript: `
client.on('message', (_topic, payload) => void queue.push(payload)); // mqtt acknowledges in order when this returns`,
};

export const wirePublish: ProseOfArea = {
  'MQTT-3.3.1-1': {
    why: 'DUP tells the receiver that it may have seen this before. Without it a repeated report counts twice.',
    look: 'A resend path that writes the stored packet as it was, or publishes the message as a new one with its old identifier.',
    mend: repeating,
  },
  'MQTT-3.3.1-2': {
    why: 'At QoS 0 there are no repetitions, so DUP has no meaning: the packet is malformed, and a strict server closes the connection.',
    look: 'A flag that is set for all messages, or a first byte such as 0x38.',
    mend: flags,
  },
  'MQTT-3.3.1-4': {
    why: 'Both QoS bits set is 3, which does not exist: the server closes the connection.',
    look: 'QoS 1 and 2 combined with OR, a shift by the wrong number of bits.',
    mend: flags,
  },
  'MQTT-3.3.2-2': {
    why: 'A message goes to one topic. `+` and `#` are for filters: the server closes the connection.',
    look: 'The filter of a subscription used for publishing, or an id with such a character in it.',
    mend: {
      python: `
client.publish(data_topic, text, qos=1)  # a complete topic, no wildcard`,
      c: `
if (strpbrk(data_topic, "+#")) return;  /* an id with a wildcard in it: a mistake in the configuration */`,
      typescript: `
client.publish(dataTopic, text, { qos: 1 }); // a complete topic, no wildcard`,
    },
  },
  'MQTT-3.6.1-1': {
    why: 'PUBREL has fixed flags: with others the packet is malformed, the connection is closed, and the message at QoS 2 stays half delivered.',
    look: '0x60 for 0x62.',
    mend: qos2,
  },
  'MQTT-4.3.2-1': {
    why: 'If a report says "repeated" the first time, the receiver may drop it as a duplicate.',
    look: 'DUP as a constant in the first byte (0x3a), or a flag that stays set from an earlier repetition.',
    mend: flags,
  },
  'MQTT-4.3.2-2': {
    why: 'Without PUBACK the server delivers the command again, or stops delivering once enough are open. To it the device looks overloaded.',
    look: 'A handler that returns before acknowledging, PUBACK only for messages that could be read, a limit on open messages in your own code.',
    mend: acknowledging,
  },
  'MQTT-4.3.3-1': {
    why: 'A message at QoS 2 is complete only with PUBREL. Without it the server keeps the message, and in the end the session is full of half-delivered messages.',
    look: 'A client written for QoS 0 and 1 that publishes at 2. Nothing here needs QoS 2.',
    mend: qos2,
  },
  'MQTT-4.6.0-1': {
    why: 'Repeated in another order, an old value arrives after a newer one, and the last one stored is the wrong one.',
    look: 'A stack instead of a queue, a search for "any unacknowledged" in an array, new messages sent before the old ones.',
    mend: repeating,
  },
  'MQTT-4.6.0-2': {
    why: 'The server reads order from the acknowledgements. In another order they confirm messages that were not handled yet.',
    look: 'PUBACK sent when the work is done, while several messages are handled at a time.',
    mend: acknowledging,
  },
};
