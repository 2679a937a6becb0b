import type { Socket } from 'node:net';
import { generate, type Parser, parser } from 'mqtt-packet';
import { topicsOfBenchDevice } from '../frame/bench-device.ts';

/** Lets a device answer every command at once. The parser's `packet` event gives what it receives. */
export function answering(number: number, socket: Socket): Parser {
  const { data: topic } = topicsOfBenchDevice(number);
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
  return packets;
}
