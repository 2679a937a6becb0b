import { type Duplex, duplexPair } from 'node:stream';
import { MqttClient } from 'mqtt';
import { generateCredentials } from '../../mock-platform/protocol/credentials.ts';
import type { Entry } from '../rules/rule.ts';
import { firstRivalConnection, type Rig } from './rig.ts';

/** Is the entry about a connection of the suite itself? A take-over by it is the device's business all the same. */
export function isRivals(entry: Entry): boolean {
  return 'connection' in entry && (entry.connection ?? 0) >= firstRivalConnection && entry.type !== 'taken-over';
}

/** So long it takes to come back when the device has taken its connection. */
const returnMs = 100;

/** Logs in as the device, in memory, and comes back whenever it is thrown out, until `end`. */
export async function logInAsRival({ platform, deviceId }: Rig): Promise<{ end(): Promise<void> }> {
  const { broker, registry } = platform;
  const { secret } = registry.device(deviceId);
  const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
  const options = { clientId, username, password, clean: true, keepalive: 0, reconnectPeriod: returnMs };
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
  const end = async () => {
    await client.endAsync();
    // A client that is just logging in leaves its stream open.
    stream?.end();
  };
  return { end };
}
