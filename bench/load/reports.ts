import { once } from 'node:events';
import type { Socket } from 'node:net';
import { reportPayload } from '../frame/bench-device.ts';
import { job, tell } from '../servers/serve.ts';
import { logIn, packetIdAt, reportPacket } from './raw-device.ts';

export interface ReportsJob {
  readonly port: number;
  readonly devices: number;
  /** Reports of one device that wait for their PUBACK at any time. */
  readonly window: number;
  /** Devices that report at the same time; the others wait for their turn. */
  readonly active: number;
  readonly reports: number;
  /** Say when all devices are logged in, and begin when told to. Default: begin at once. */
  readonly waitForGo?: boolean;
}

// Sends QoS 1 reports as fast as they are acknowledged. Says once how many seconds it took from the first to the last PUBACK.

const { port, devices, window, active, reports, waitForGo } = job<ReportsJob>();
const sockets: Socket[] = [];
for (let number = 0; number < devices; number += 50) {
  const few = Array.from({ length: Math.min(50, devices - number) }, (_, index) => logIn(number + index, { port }));
  sockets.push(...(await Promise.all(few)));
}
const templates = sockets.map((_, number) => reportPacket(number, reportPayload));

let sent = 0;
let acknowledged = 0;
const identifiers = new Uint16Array(devices);
/** Index of the device whose turn is next. */
let next = 0;
let finished: () => void = () => {};
const done = new Promise<void>((resolve) => {
  finished = resolve;
});

function send(device: number, count: number): void {
  const template = templates[device] as Buffer;
  const some = Math.min(count, reports - sent);
  if (some <= 0) return;
  const bytes = Buffer.allocUnsafe(template.length * some);
  for (let index = 0; index < some; index += 1) {
    const at = index * template.length;
    template.copy(bytes, at);
    const identifier = ((identifiers[device] as number) % 65_535) + 1;
    identifiers[device] = identifier;
    bytes.writeUInt16BE(identifier, at + packetIdAt(template));
  }
  sent += some;
  (sockets[device] as Socket).write(bytes);
}

sockets.forEach((socket, device) => {
  let rest = 0;
  socket.on('data', (chunk: Buffer) => {
    // Nothing but PUBACKs comes, four bytes each.
    const acks = Math.floor((rest + chunk.length) / 4);
    rest = (rest + chunk.length) % 4;
    acknowledged += acks;
    if (acknowledged >= reports) finished();
    else if (active >= devices) send(device, acks);
    else for (let ack = 0; ack < acks; ack += 1) sendNext();
  });
});

function sendNext(): void {
  const device = next;
  next = (next + 1) % devices;
  send(device, 1);
}

if (waitForGo) {
  const told = once(process, 'message');
  tell('ready');
  await told;
}
const began = performance.now();
if (active >= devices)
  sockets.forEach((_, device) => {
    send(device, window);
  });
else for (let index = 0; index < active; index += 1) sendNext();
await done;
tell({ seconds: (performance.now() - began) / 1000 });
