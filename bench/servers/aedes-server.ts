import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type PublishPacket } from 'aedes';
import { topicsOfBenchDevice } from '../frame/bench-device.ts';
import { job, type ServerJob, serve } from './serve.ts';

// Bare aedes: no tap, no journal, no checks. Only the limit of 42 packets before CONNACK is lifted.

const { certificate } = job<ServerJob>();
const aedes = await Aedes.createBroker({ queueLimit: 10_000, maxClientsIdLength: 65_535 });
const tcp = createServer({ noDelay: true }, aedes.handle).listen(0, '127.0.0.1');
const tls = createTlsServer({ noDelay: true, ...certificate }, aedes.handle).listen(0, '127.0.0.1');
await Promise.all([once(tcp, 'listening'), once(tls, 'listening')]);
const portOf = (server: typeof tcp) => (server.address() as AddressInfo).port;

let answered: (() => void) | undefined;
const asked = new Set<number>();
/** What a device publishes is listened to from its first command on. */
function listenTo(device: number): void {
  if (asked.has(device)) return;
  asked.add(device);
  aedes.subscribe(
    topicsOfBenchDevice(device).data,
    (packet, done) => {
      if (JSON.parse(packet.payload.toString()).msgType === 'deviceRsp') answered?.();
      done();
    },
    () => {},
  );
}

let mid = 0;
function sendCommand(device: number): Promise<void> {
  listenTo(device);
  mid += 1;
  const message = { msgType: 'cloudReq', serviceId: 'Brightness', mid, cmd: 'LEVEL', paras: { value: 42 }, hasMore: 0 };
  const payload = Buffer.from(JSON.stringify(message));
  return new Promise<void>((resolve) => {
    answered = resolve;
    const { command: topic } = topicsOfBenchDevice(device);
    aedes.publish({ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false } as PublishPacket, () => {});
  });
}

serve({ tcp: portOf(tcp), tls: portOf(tls) }, { sendCommand });
