import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { generate } from 'mqtt-packet';
import { credentialsOf, topicsOfBenchDevice } from '../frame/bench-device.ts';

export interface Port {
  readonly port: number;
  readonly tls?: boolean;
  /** In seconds. Default: 0, none. */
  readonly keepAlive?: number;
}

/** CONNACK with return code 0. */
const accepted = Buffer.of(0x20, 0x02, 0x00, 0x00);

/** Connects and logs in a device, with no more MQTT library than it takes: a generator must cost less than what it measures. */
export async function logIn(number: number, { port, tls = false, keepAlive = 0 }: Port): Promise<Socket | TLSSocket> {
  const where = { port, host: '127.0.0.1', noDelay: true } as const;
  const socket = tls ? connectTls({ ...where, rejectUnauthorized: false }) : connect(where);
  await once(socket, tls ? 'secureConnect' : 'connect');
  const { clientId, username, password } = credentialsOf(number);
  socket.write(
    generate({
      cmd: 'connect',
      clientId,
      username,
      password: Buffer.from(password),
      clean: true,
      keepalive: keepAlive,
    }),
  );
  const [connack] = await once(socket, 'data');
  if (Buffer.compare(connack, accepted) !== 0) throw new Error(`No CONNACK 0, but ${connack.toString('hex')}.`);
  return socket;
}

/** Subscribes to the device's command topic. */
export async function listen(number: number, socket: Socket): Promise<void> {
  const subscriptions = [{ topic: topicsOfBenchDevice(number).command, qos: 1 as const }];
  socket.write(generate({ cmd: 'subscribe', messageId: 1, subscriptions }));
  await once(socket, 'data');
}

export function reportPacket(number: number, payload: string): Buffer {
  const { data: topic } = topicsOfBenchDevice(number);
  return generate({ cmd: 'publish', topic, payload, qos: 1, messageId: 1, dup: false, retain: false });
}

/** Where the packet identifier stands in a PUBLISH with a remaining length of one or two bytes. */
export function packetIdAt(publish: Buffer): number {
  const header = (publish[1] ?? 0) < 0x80 ? 2 : 3;
  return header + 2 + publish.readUInt16BE(header);
}
