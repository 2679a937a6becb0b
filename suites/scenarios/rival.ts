import { type Duplex, duplexPair } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { MqttClient } from 'mqtt';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';

/** Connections from here on are the suite's own clients, not the device. */
export const firstRivalConnection = 1_000_000;

/** Is the entry about a connection of the suite itself? A take-over by it is the device's business all the same. */
export function isRivals(entry: Entry): boolean {
  return 'connection' in entry && (entry.connection ?? 0) >= firstRivalConnection && entry.type !== 'taken-over';
}

/**
 * Has the device said anything but CONNECT, and has all that it asked been answered? One that is thrown out before its SUBACK came
 * takes its attempt for a failed one, and waits longer before the next.
 */
function isThroughItsLogIn(): (entry: Entry) => boolean {
  const open = new Set<number>();
  let hasSpoken = false;
  return (entry) => {
    if (isRivals(entry)) return false;
    if (entry.type === 'packet-received' && entry.packet.type !== 'CONNECT') {
      hasSpoken = true;
      if (entry.packet.type === 'SUBSCRIBE') open.add(entry.packet.packetId);
    }
    if (entry.type === 'packet-sent' && entry.packet.type === 'SUBACK') open.delete(entry.packet.packetId);
    return hasSpoken && open.size === 0;
  };
}

/** So long it lets the device have the connection that was taken back, in milliseconds. */
const returnMs = 100;
/** So long it waits for a sign that the device knows that it is on line: else it might take its attempt for a failed one. */
const awareMs = 1000;

/** Logs in as the device, in memory, and comes back whenever it is thrown out, until `end`. */
export async function logInAsRival(rig: Rig): Promise<{ end(): Promise<void> }> {
  const { platform, deviceId } = rig;
  const { broker, registry } = platform;
  const { clientId, username, password } = rig.options.playbook.served.loginOf(registry.device(deviceId), Date.now());
  const options = { clientId, username, password, clean: true, keepalive: 0, reconnectPeriod: 0 };
  let connection = firstRivalConnection;
  let stream: Duplex | undefined;
  const client = new MqttClient(() => {
    const [near, far] = duplexPair();
    // A socket would close by itself when the other side has ended; without that the client would not notice.
    near.once('end', () => near.end());
    stream = near;
    broker.accept(far, connection);
    connection += 1;
    return near as never;
  }, options);
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('error', reject);
  });
  // When the device takes the connection back, that is for the rules to judge.
  client.on('error', () => {});
  const leaving = new AbortController();
  const { signal } = leaving;
  client.on('close', async () => {
    await rig.until(isThroughItsLogIn(), { ms: awareMs, after: rig.now });
    await setTimeout(returnMs, undefined, { signal }).catch(() => {});
    if (!signal.aborted) client.reconnect();
  });
  const end = async () => {
    leaving.abort();
    await client.endAsync();
    // A client that is just logging in leaves its stream open.
    stream?.end();
  };
  return { end };
}
