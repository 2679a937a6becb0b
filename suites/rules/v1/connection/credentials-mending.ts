import type { Mending } from '../../prose.ts';

/** Client identifier and user name of a device that is known by its deviceId, or by its nodeId. */
export const byNodeId: Mending = {
  python: `
# by deviceId: type 0                            # by nodeId: type 2
client_id = f"{device_id}_0_0_{timestamp}"       # client_id = f"{node_id}_2_0_{timestamp}"
username = device_id                             # username = node_id`,
  c: `
/* by deviceId: type 0 */
snprintf(client_id, sizeof client_id, "%s_0_0_%s", device_id, timestamp);
options.username = device_id;
/* by nodeId: type 2
snprintf(client_id, sizeof client_id, "%s_2_0_%s", node_id, timestamp);
options.username = node_id; */`,
  typescript: `
// by deviceId: type 0
const byDeviceId = { clientId: \`\${deviceId}_0_0_\${timestamp}\`, username: deviceId };
// by nodeId: type 2
const byNodeId = { clientId: \`\${nodeId}_2_0_\${timestamp}\`, username: nodeId };`,
};

/** A new connection with new credentials after each loss, and longer waits while it does not come about. */
export const reconnecting: Mending = {
  python: `
wait = 1
while running:
    client = new_client()  # new timestamp, password and client identifier
    client.on_connect = lambda c, *_: c.subscribe(f"/huawei/v1/devices/{device_id}/command/json", qos=1)
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
    if (connect_and_subscribe()) {      /* new timestamp, password and client identifier; then SUBSCRIBE */
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
  client.subscribe(\`/huawei/v1/devices/\${deviceId}/command/json\`, { qos: 1 });
});
client.on('close', () => {
  wait = since > 0 && Date.now() - since > 60_000 ? 1000 : Math.min(2 * wait, 64_000);
  since = 0;
  Object.assign(client.options, credentials(), { reconnectPeriod: wait }); // new timestamp, password, identifier
});`,
};
