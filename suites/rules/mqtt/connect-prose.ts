import type { Mending, ProseOfArea } from '../prose.ts';

const written: Mending = {
  python: `
# paho writes CONNECT from these settings; there is nothing else to set
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=True, protocol=mqtt.MQTTv311)
client.username_pw_set(username, password)
client.connect(host, port, keepalive=120)`,
  c: `
/* With a library: set options.username, options.password, options.will = NULL. By hand, always in this order: */
unsigned char *p = packet;
*p++ = 0x10;                                        /* CONNECT, flags 0000 */
p += put_remaining_length(p, 10 + 2 + strlen(client_id) + 2 + strlen(username) + 2 + strlen(password));
memcpy(p, "\\0\\4MQTT\\4", 7), p += 7;                /* name, level 4 */
*p++ = 0xc2;                                        /* user name 80, password 40, clean session 02. No will: 3c stays 0 */
*p++ = 120 >> 8, *p++ = 120 & 255;                  /* keep-alive */
p += put_text(p, client_id), p += put_text(p, username), p += put_text(p, password);  /* just what the flags announce */`,
  typescript: `
// mqtt writes CONNECT from these settings; by hand, mqtt-packet's generate does the same
const client = mqtt.connect({ ...target, clientId, username, password, clean: true, keepalive: 120, protocolVersion: 4 });`,
};

const will: Mending = {
  python: `
client.will_clear()  # best: no will at all, the platform publishes none. If you need one on another broker, before connect():
client.will_set("status/lamp", payload=b"gone", qos=1, retain=False)`,
  c: `
options.will = NULL;  /* best: no will at all, the platform publishes none */
/* by hand: flag 04 together with will topic and message, each with its length, behind the client identifier.
   QoS in 08 and 10, retain in 20, and all of them 0 without 04 */`,
  typescript: `
const client = mqtt.connect({ ...target, clientId, username, password }); // best: no will at all, the platform publishes none
// if you need one on another broker: will: { topic: 'status/lamp', payload: Buffer.from('gone'), qos: 1, retain: false }`,
};

const order: Mending = {
  python: `
client.connect(host, port, keepalive=120)  # one Client, one connection: paho sends CONNECT first, and once
client.loop_start()`,
  c: `
/* one socket, one CONNECT: written first, and not again until the socket is closed */
if (sock >= 0) close(sock);
sock = open_socket(host, port);
send_packet(connect_packet, connect_length);
if (!read_connack()) close(sock);  /* PINGREQ timers start behind this line */`,
  typescript: `
const client = mqtt.connect(target); // mqtt sends CONNECT first, and once on each connection`,
};

const lost =
  'The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.';
const unread =
  'A server that is strict closes the connection; one that is not reads the fields in another place than you wrote them, and takes a part of one for another.';

export const wireConnect: ProseOfArea = {
  'MQTT-3.1.0-1': {
    why: `Before CONNECT the server does not know the client. ${lost}`,
    look: 'A ping timer or a queued PUBLISH that is not stopped while the connection is set up; bytes of an AT command or a proxy on the same stream.',
    mend: order,
  },
  'MQTT-3.1.0-2': {
    why: 'A second CONNECT on one connection is a protocol error: the server closes, and what was in flight is lost.',
    look: 'A retry of CONNECT because CONNACK was slow, or a reconnect that forgets to close the old socket first.',
    mend: order,
  },
  'MQTT-3.1.2-1': {
    why: `The name is how a server recognises MQTT. ${lost}`,
    look: '`mqtt` in lower case, `MQIsdp` with level 4, or `MQTT` with level 3: name and level go together.',
    mend: written,
  },
  'MQTT-3.1.2-3': {
    why: 'Bit 0 of the connect flags is reserved, and servers must disconnect a client that sets it.',
    look: 'Connect flags put together with the wrong constants, such as 0xc3 for 0xc2.',
    mend: written,
  },
  'MQTT-3.1.2-9': {
    why: `The flag announces two fields: without them the user name is read as a will topic. ${lost}`,
    look: 'The flag set by a default while topic and message stay empty pointers.',
    mend: will,
  },
  'MQTT-3.1.2-11': {
    why: `Fields that no flag announces are read as something else. ${unread}`,
    look: 'A will written into the payload by a wrapper, with the flag forgotten.',
    mend: will,
  },
  'MQTT-3.1.2-13': {
    why: 'Bits of a will that does not exist make the packet malformed: a strict server closes the connection.',
    look: 'A will QoS left in the flags when the will was taken out. All of 0x3c has to be 0.',
    mend: will,
  },
  'MQTT-3.1.2-14': {
    why: 'Both QoS bits set is 3, which does not exist: the packet is malformed and the connection is closed.',
    look: 'A QoS shifted by the wrong number of bits, or two settings combined with OR.',
    mend: will,
  },
  'MQTT-3.1.2-15': {
    why: 'Bits of a will that does not exist make the packet malformed: a strict server closes the connection.',
    look: 'Will retain left in the flags when the will was taken out. All of 0x3c has to be 0.',
    mend: will,
  },
  'MQTT-3.1.2-18': {
    why: `Without the flag the user name is bytes that belong to nothing. ${unread}`,
    look: 'Flags computed before the fields are known, or 0x40 and 0x80 exchanged.',
    mend: written,
  },
  'MQTT-3.1.2-19': {
    why: `The flag announces a user name: without it the password is read in its place. ${lost}`,
    look: 'An empty configuration value that is left out of the payload while the flag stays. An empty user name is written as 00 00.',
    mend: written,
  },
  'MQTT-3.1.2-20': {
    why: `Without the flag the password is bytes that belong to nothing. ${unread}`,
    look: 'Flag 0x40 forgotten when the password was added.',
    mend: written,
  },
  'MQTT-3.1.2-21': {
    why: `The flag announces a password, and the packet ends before it. ${lost}`,
    look: 'A password that could not be computed (no clock yet) and is left out while the flag stays.',
    mend: written,
  },
  'MQTT-3.1.2-22': {
    why: 'MQTT 3.1.1 does not allow a password without a user name: the packet is malformed and the connection is closed.',
    look: 'User name and password handled separately, with an empty user name left out.',
    mend: written,
  },
  'MQTT-3.1.3-1': {
    why: `The payload is read by position: client identifier, will topic, will message, user name, password. ${unread}`,
    look: 'Fields in another order, a string terminator that is sent along, a remaining length that counts the buffer instead of what was written.',
    mend: written,
  },
  'MQTT-3.1.3-3': {
    why: `Every CONNECT has a client identifier, which may be empty (00 00). ${lost}`,
    look: 'An empty configuration value that leaves out the field with its two bytes of length.',
    mend: written,
  },
  'MQTT-3.1.3-7': {
    why: 'A session is kept under the client identifier. Without one the server cannot keep a session, so clean session 0 makes no sense: the server answers with code 2 and closes.',
    look: 'An identifier that was not configured. The platform always needs one: V1-CONN-01, V2-CONN-01.',
    mend: written,
  },
  'MQTT-4.7.1-1': {
    why: 'A will is published, and wildcards are for subscribing: a message cannot go "to all". The server closes the connection.',
    look: 'The filter of a subscription taken as the topic of the will.',
    mend: will,
  },
};
