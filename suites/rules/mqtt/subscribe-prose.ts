import type { Mending, ProseOfArea } from '../prose.ts';

const subscribe: Mending = {
  python: `
client.subscribe(command_topic, qos=1)  # one complete filter, QoS 0 or 1`,
  c: `
/* By hand: 82, remaining length, identifier (not 0), then for each filter: length, text, QoS */
unsigned char *p = packet;
*p++ = 0x82;
p += put_remaining_length(p, 2 + 2 + strlen(command_topic) + 1);
*p++ = id >> 8, *p++ = id & 255;
p += put_text(p, command_topic);  /* at least one filter */
*p++ = 1;                         /* QoS in the low two bits, the others 0 */`,
  typescript: `
client.subscribe(commandTopic, { qos: 1 }); // one complete filter, QoS 0 or 1`,
};

const unsubscribe: Mending = {
  python: `
client.unsubscribe(command_topic)  # a complete filter; or leave it out: DISCONNECT ends all subscriptions`,
  c: `
/* By hand: a2, remaining length, identifier (not 0), then for each filter: length, text. Or leave it out:
   with a clean session the subscriptions end with the connection */
MQTTClient_unsubscribe(client, command_topic);`,
  typescript: `
await client.unsubscribeAsync(commandTopic); // a complete filter; or leave it out: the connection's end does it`,
};

const disconnect: Mending = {
  python: `
client.disconnect()  # sends DISCONNECT and closes; publish nothing after it
client.loop_stop()`,
  c: `
MQTTClient_disconnect(client, 1000);
/* by hand: e0 00 as the last bytes, then close the socket at once */
send_packet((const unsigned char[]){0xe0, 0x00}, 2);
shutdown(sock, SHUT_WR);
close(sock);`,
  typescript: `
clearInterval(reports); // send nothing more
await client.endAsync(); // DISCONNECT, then the connection is closed`,
};

export const wireSubscribe: ProseOfArea = {
  'MQTT-3.8.1-1': {
    why: 'SUBSCRIBE has fixed flags: with others the server closes the connection, and the device gets no commands.',
    look: '0x80 for 0x82.',
    mend: subscribe,
  },
  'MQTT-3.8.3-3': {
    why: 'A SUBSCRIBE without a filter asks for nothing: the server closes the connection.',
    look: 'A list of filters that is still empty when the packet is written.',
    mend: subscribe,
  },
  'MQTT-3.8.3-4': {
    why: 'QoS 3 does not exist, and the other six bits are reserved (MQTT 5 uses them): the server closes the connection.',
    look: 'Subscription options of MQTT 5 in a 3.1.1 packet, or a byte of another field because a length is wrong.',
    mend: subscribe,
  },
  'MQTT-4.7.1-2': {
    why: '`#` stands for all levels from here on, so nothing can follow it, and nothing can come before it on its level. The server closes the connection or refuses the filter.',
    look: '`a#` or `a/#/b`. You do not need a wildcard here: subscribe to the one topic.',
    mend: subscribe,
  },
  'MQTT-4.7.1-3': {
    why: '`+` stands for one whole level. Beside other characters it is a filter that cannot match, and the server closes the connection or refuses it.',
    look: '`lamp+` as in a regular expression. You do not need a wildcard here: subscribe to the one topic.',
    mend: subscribe,
  },
  'MQTT-3.10.1-1': {
    why: 'UNSUBSCRIBE has fixed flags: with others the server closes the connection.',
    look: '0xa0 for 0xa2.',
    mend: unsubscribe,
  },
  'MQTT-3.10.3-2': {
    why: 'An UNSUBSCRIBE without a filter asks for nothing: the server closes the connection.',
    look: 'A list of filters that is already empty when the packet is written.',
    mend: unsubscribe,
  },
  'MQTT-3.14.1-1': {
    why: 'DISCONNECT is e0 00 and nothing else. Any other first byte is malformed, and the end counts as a lost connection.',
    look: 'A wrong constant, or a reason code of MQTT 5 in it.',
    mend: disconnect,
  },
  'MQTT-3.14.4-1': {
    why: 'After DISCONNECT the client has to close. If the socket stays open, the device has forgotten it, but it still counts for the platform.',
    look: 'A socket that is closed only by the next connect, or never: after some days the device has no free socket.',
    mend: disconnect,
  },
  'MQTT-3.14.4-2': {
    why: 'Nothing reads what follows DISCONNECT: a last report sent there is lost.',
    look: 'A report timer that is still running, a queue that is emptied on shutdown after the goodbye instead of before it.',
    mend: disconnect,
  },
};
