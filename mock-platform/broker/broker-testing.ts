import { duplexPair } from 'node:stream';
import { generate, type IConnectPacket, type Packet, parser } from 'mqtt-packet';
import { onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { firstGeneration } from '../generations/v1/first-generation.ts';
import { dataTopic, lamp, lampModel } from '../generations/v1/testing.ts';
import type { TransportEvent } from '../journal/events.ts';
import { Journal } from '../journal/journal.ts';
import { Registry } from '../registry/registry.ts';
import { Broker } from './broker.ts';
import type { BrokerOptions } from './broker-options.ts';
import type { EventOf } from './testing.ts';

type Sent = Packet & {
  readonly returnCode?: number;
  readonly granted?: number[];
  readonly sessionPresent?: boolean;
};

/** A device in memory: sends exactly the bytes that the test gives it, acknowledges nothing, and keeps what it receives. */
class Device {
  readonly heard: Sent[] = [];
  readonly connection: number;
  readonly #stream;
  #noticed = () => {};

  constructor(broker: Broker, connection: number) {
    this.connection = connection;
    const [near, far] = duplexPair();
    this.#stream = near;
    const reader = parser();
    reader.on('packet', (packet) => {
      this.heard.push(packet as Sent);
      this.#noticed();
    });
    near.on('data', (chunk) => reader.parse(chunk));
    near.on('error', () => {});
    broker.accept(far, connection);
  }

  say(...packets: Packet[]): this {
    this.#stream.write(Buffer.concat(packets.map((packet) => generate(packet))));
    return this;
  }

  /** Ends the connection without DISCONNECT. */
  hangUp(): void {
    this.#stream.end();
  }

  /** Resolves with the `nth` packet of a kind. */
  async hears(cmd: Packet['cmd'], nth = 1): Promise<Sent> {
    for (;;) {
      const packet = this.heard.filter((packet) => packet.cmd === cmd)[nth - 1];
      if (packet) return packet;
      await new Promise<void>((resolve) => {
        this.#noticed = resolve;
      });
    }
  }

  /** Resolves when all that was said before has been dealt with. */
  async barrier(): Promise<void> {
    const pings = this.heard.filter(({ cmd }) => cmd === 'pingresp').length;
    this.say({ cmd: 'pingreq' });
    await this.hears('pingresp', pings + 1);
  }
}

/** Long enough for a session's queue to come out: it is delivered beside the answers to what the device says. */
export async function untilDrained(device: Device): Promise<Packet['cmd'][]> {
  for (let n = 0; n < 20; n++) await device.barrier();
  return device.heard.map(({ cmd }) => cmd).filter((cmd) => cmd !== 'pingresp');
}

/** For tests: a broker that knows two lamps, and devices in memory. Stopped when the test is finished. */
export async function stage(options: Partial<BrokerOptions> = {}) {
  const journal = new Journal<TransportEvent>();
  const record = (event: TransportEvent) => void journal.record(event);
  const registry = new Registry({ record });
  registry.addProduct({ productId: lamp.productId, model: lampModel });
  registry.registerDevice(lamp);
  registry.registerDevice(secondLamp);
  const generation = firstGeneration()({ registry, clock: systemClock });
  const broker = await Broker.start({ generation, record, onViolation: 'close', foreignPublish: 'drop', ...options });
  onTestFinished(() => broker.stop());
  let connections = 0;
  const device = () => {
    connections += 1;
    return new Device(broker, connections);
  };
  return {
    broker,
    device,
    /** A device that has logged in. */
    online: async (fields: Partial<IConnectPacket> = {}) => {
      const connected = device().say(connect(fields));
      await connected.hears('connack');
      return connected;
    },
    eventsOf: <T extends TransportEvent['type']>(type: T) =>
      journal.entries.filter((entry): entry is Extract<typeof entry, { type: T }> => entry.type === type),
    subscribed: (connection: number) =>
      journal.waitFor((entry) => entry.type === 'subscribed' && entry.connection === connection),
    closed: (connection: number) =>
      journal.waitFor(
        (entry): entry is Extract<typeof entry, { type: 'connection-closed' }> =>
          entry.type === 'connection-closed' && entry.connection === connection,
      ) as Promise<EventOf<'connection-closed'>>,
  };
}

export const secondLamp = { ...lamp, nodeId: 'lamp_node_2', deviceId: 'lamp_2' };

export function credentialsOf(device: typeof lamp, time = Date.now()) {
  const { clientId, username, password } = generateCredentials({ ...device, time });
  return { clientId, username, password: Buffer.from(password) };
}

export function connect(fields: Partial<IConnectPacket> = {}): IConnectPacket {
  return { cmd: 'connect', ...credentialsOf(lamp), clean: true, keepalive: 0, ...fields };
}

export const subscribe = (messageId: number, ...filters: [string, 0 | 1 | 2][]): Packet => ({
  cmd: 'subscribe',
  messageId,
  subscriptions: filters.map(([topic, qos]) => ({ topic, qos })),
});
export const publish = (messageId: number, topic = dataTopic, payload = '{}'): Packet => ({
  cmd: 'publish',
  qos: 1,
  dup: false,
  retain: false,
  messageId,
  topic,
  payload,
});
export const level = Buffer.from('{"cmd":"LEVEL"}');
