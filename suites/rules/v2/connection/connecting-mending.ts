import type { Mending } from '../../prose.ts';

/** Who a device says that it is. */
export const ownName: Mending = {
  python: `
client_id = f"{device_id}_0_0_{timestamp}"  # 0: a device_id follows from it; 0: the timestamp is not checked
client.username_pw_set(device_id, password)  # the device_id alone, letter for letter`,
  c: `
snprintf(client_id, sizeof client_id, "%s_0_0_%s", device_id, timestamp);  /* type 0: the device_id, not the node_id */
options.username = device_id;                                              /* the device_id alone, letter for letter */`,
  typescript: `
const clientId = \`\${deviceId}_0_0_\${timestamp}\`; // type 0: the device_id, not the node_id
const client = mqtt.connect({ ...target, clientId, username: deviceId, password });`,
};

/** A new connection with new credentials after each loss, and longer waits while it does not come about. Nothing to subscribe. */
export const reconnecting: Mending = {
  python: `
wait = 1
while running:
    client = new_client()  # new timestamp, password and client identifier
    try:
        client.connect(host, port, keepalive=120)
        lived = run_until_lost(client)  # client.loop() in a loop; seconds that the connection held
    except OSError:
        lived = 0
    wait = 1 if lived > 60 else min(2 * wait, 64)
    time.sleep(wait + random.random())`,
  c: `
for (int wait = 1; running; wait = wait < 64 ? 2 * wait : 64) {
    time_t since = time(NULL);
    if (connect_anew()) {               /* new timestamp, password and client identifier */
        run_until_lost();
        if (time(NULL) - since > 60) wait = 1;
    }
    sleep(wait + rand() % 2);
}`,
  typescript: `
let since = 0;
let wait = 1000;
const client = mqtt.connect({ ...target, ...credentials(), reconnectPeriod: wait, reconnectOnConnackError: true });
client.on('connect', () => {
  since = Date.now();
});
client.on('close', () => {
  wait = since > 0 && Date.now() - since > 60_000 ? 1000 : Math.min(2 * wait, 64_000);
  since = 0;
  Object.assign(client.options, credentials(), { reconnectPeriod: wait }); // new timestamp, password, identifier
});`,
};
