import type { Mending } from '../prose.ts';

/** MQTT 3.1.1, where a library has another default. */
export const currentMqtt: Mending = {
  python: `
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id, protocol=mqtt.MQTTv311)`,
  c: `
options.MQTTVersion = MQTTVERSION_3_1_1;  /* by hand: 00 04 4d 51 54 54 04 */`,
  typescript: `
const client = mqtt.connect({ ...target, protocolId: 'MQTT', protocolVersion: 4 });`,
};

/** A CONNECT without a will. */
export const withoutWill: Mending = {
  python: `
client.will_clear()  # or do not call will_set at all`,
  c: `
options.will = NULL;`,
  typescript: `
const { will, ...withoutWill } = target;
const client = mqtt.connect(withoutWill);`,
};

/** A keep-alive that the platform takes. */
export const moderateKeepAlive: Mending = {
  python: `
client.connect(host, port, keepalive=120)`,
  c: `
options.keepAliveInterval = 120;  /* by hand: 00 78 behind the connect flags */`,
  typescript: `
const client = mqtt.connect({ ...target, keepalive: 120 });`,
};

/** A session for as long as the connection. */
export const cleanSession: Mending = {
  python: `
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=True)`,
  c: `
options.cleansession = 1;  /* by hand: bit 1 (value 2) of the connect flags */`,
  typescript: `
const client = mqtt.connect({ ...target, clean: true });`,
};

/** Another attempt after CONNACK 3. */
export const patientAtCode3: Mending = {
  python: `
def on_connect(client, userdata, flags, reason_code, properties):
    if reason_code.is_failure:
        print(f"refused: {reason_code}", file=sys.stderr)  # and let the loop try again, after a longer wait`,
  c: `
int code = MQTTClient_connect(client, &options);
if (code > 0) fprintf(stderr, "refused: CONNACK %d\\n", code);  /* 3: the platform is away. Wait longer, try again */`,
  typescript: `
// Without reconnectOnConnackError, mqtt 5 gives up for good after any refusal
const client = mqtt.connect({ ...target, ...credentials(), reconnectPeriod: 5000, reconnectOnConnackError: true });
client.on('error', (error) => console.error(error.message)); // and no client.end() here`,
};

/** The end of the old connection before the new one. */
export const oneConnection: Mending = {
  python: `
if client is not None:
    client.loop_stop()
    client.disconnect()  # end the old one first
client = new_client()`,
  c: `
if (client) {
    MQTTClient_disconnect(client, 1000);  /* end the old one first */
    MQTTClient_destroy(&client);
}`,
  typescript: `
if (current) await current.endAsync(true); // end the old one first
current = mqtt.connect({ ...target, ...credentials() });`,
};

/** MQTT 3.1.1 from the first attempt on. */
export const notTheOldMqtt: Mending = {
  python: `
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id, protocol=mqtt.MQTTv311)`,
  c: `
options.MQTTVersion = MQTTVERSION_3_1_1;  /* MQTTVERSION_DEFAULT falls back to 3.1 */`,
  typescript: `
const client = mqtt.connect({ ...target, protocolId: 'MQTT', protocolVersion: 4 });`,
};
