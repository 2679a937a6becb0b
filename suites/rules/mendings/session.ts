import type { Mending } from '../prose.ts';

/** A connection whose silence is noticed on both sides. */
export const keptAlive: Mending = {
  python: `
client.connect(host, port, keepalive=120)
client.loop_start()  # sends PINGREQ and looks for PINGRESP; without a loop nothing does`,
  c: `
options.keepAliveInterval = 120;
/* MQTTClient pings while MQTTClient_receive or MQTTClient_yield is called. By hand: */
if (now - last_sent >= 60) send_packet((const unsigned char[]){0xc0, 0x00}, 2), ping_sent = now;  /* PINGREQ */
if (ping_sent && now - ping_sent > 20) close_and_reconnect();  /* no d0 00 (PINGRESP) came: the connection is dead */`,
  typescript: `
const client = mqtt.connect({ ...target, keepalive: 120 }); // pings, and closes when no PINGRESP comes`,
};

/** DISCONNECT before the end. */
export const goodbye: Mending = {
  python: `
signal.signal(signal.SIGTERM, lambda *_: stopping.set())
stopping.wait()
client.disconnect()  # then the loop may end
client.loop_stop()`,
  c: `
signal(SIGTERM, on_signal);  /* sets a flag only; the main loop then says */
MQTTClient_disconnect(client, 1000);  /* by hand: e0 00, then close the socket */`,
  typescript: `
process.once('SIGTERM', async () => {
  await client.endAsync(); // sends what is in flight, then DISCONNECT
  process.exit(0);
});`,
};
