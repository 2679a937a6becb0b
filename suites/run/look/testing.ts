import { connectAsync, type MqttClient } from 'mqtt';
import { generateV2Credentials } from '../../../mock-platform/generations/v2/credentials.ts';
import type { Connection, DeviceModule } from '../../device/device.ts';

/** A device in a few lines, and how often it was started. */
export interface SmallDevice {
  readonly module: DeviceModule;
  readonly connections: Connection[];
}

interface Small {
  /** What it does once it is let in. */
  readonly does?: (client: MqttClient, connection: Connection) => unknown;
  /** The families of generation 2 that it answers, as topics have them. */
  readonly answers?: readonly string[];
  /** Its own; default: what it is told. */
  readonly secret?: string;
  /** How often it tries to log in. */
  readonly tries?: number;
}

/** For tests: a device that logs in, and answers requests of some families, whatever they say. */
export function smallDevice({ does = () => {}, answers = [], secret: own, tries = 1 }: Small = {}): SmallDevice {
  const connections: Connection[] = [];
  const module: DeviceModule = async (connection) => {
    connections.push(connection);
    const { deviceId, secret, host, port } = connection;
    const login = generateV2Credentials({ deviceId, secret: own ?? secret, time: Date.now() });
    const logIn = () => connectAsync(`mqtt://${host}:${port}`, { ...login, reconnectPeriod: 0 }, false);
    let attempt = logIn();
    for (let n = 1; n < tries; n++) attempt = attempt.catch(logIn);
    if (own !== undefined) {
      attempt.catch(() => {});
      return { stop: async () => {} };
    }
    const client = await attempt;
    client.on('message', (topic, payload) => {
      const { family, id } = /\/sys\/(?<family>.*)\/request_id=(?<id>.*)$/.exec(topic)?.groups ?? {};
      if (!family || !answers.includes(family)) return;
      const asked = JSON.parse(String(payload)).service_id;
      const services = asked === undefined ? [] : [{ service_id: asked, properties: {} }];
      const answer = family === 'properties/get' ? { services } : { result_code: 0 };
      client.publish(`$oc/devices/${deviceId}/sys/${family}/response/request_id=${id}`, JSON.stringify(answer));
    });
    await does(client, connection);
    return { stop: () => client.endAsync(true) };
  };
  return { module, connections };
}
