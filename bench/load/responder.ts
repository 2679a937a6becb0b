import { generate, parser } from 'mqtt-packet';
import { topicsOfBenchDevice } from '../frame/bench-device.ts';
import { job, tell } from '../servers/serve.ts';
import { listen, logIn } from './raw-device.ts';

export interface ResponderJob {
  readonly port: number;
}

// A device that answers every command at once. Says once that it listens.

const { port } = job<ResponderJob>();
const socket = await logIn(0, { port });
await listen(0, socket);

const { data: topic } = topicsOfBenchDevice(0);
const packets = parser();
let identifier = 0;
packets.on('packet', (packet) => {
  if (packet.cmd !== 'publish') return;
  const { mid } = JSON.parse(packet.payload.toString());
  identifier = (identifier % 65_535) + 1;
  const payload = JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 });
  const acknowledgement = packet.messageId !== undefined && generate({ cmd: 'puback', messageId: packet.messageId });
  const response = generate({
    cmd: 'publish',
    topic,
    payload,
    qos: 1,
    messageId: identifier,
    dup: false,
    retain: false,
  });
  socket.write(acknowledgement ? Buffer.concat([acknowledgement, response]) : response);
});
socket.on('data', (chunk) => packets.parse(chunk));
tell('listening');
