import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { DeviceUnderTest } from '../../../suites/device/device.ts';

/** How slow a link is, in milliseconds, one way. */
export interface Slowness {
  readonly delayMs: number;
  /** So much more or less, by chance. */
  readonly jitterMs: number;
  /** Share of the segments that are lost and sent again, so much later. */
  readonly lateShare?: number;
  readonly lateMs?: number;
}

/** For tests: the device behind a link that delays each segment and keeps their order, as a mobile network does. */
export function overSlowLink(device: DeviceUnderTest, slowness: Slowness): DeviceUnderTest {
  return {
    ...device,
    async start(connection) {
      const link = await openLink(connection.port, slowness);
      try {
        const running = await device.start({ ...connection, port: (link.address() as AddressInfo).port });
        void running.exited.then(() => link.close());
        return running;
      } catch (error) {
        link.close();
        throw error;
      }
    },
  };
}

/** Listens on a free port; what connects to it is connected with `port`. */
async function openLink(port: number, slowness: Slowness): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    carry(near, far, slowness);
    carry(far, near, slowness);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** One direction: bytes, then the end or the reset. */
function carry(from: Socket, to: Socket, { delayMs, jitterMs, lateShare = 0, lateMs = 0 }: Slowness): void {
  const underway: (() => void)[] = [];
  let arrivesAt = 0;
  let isOver = false;
  const later = (deliver: () => void) => {
    const late = Math.random() < lateShare ? lateMs : 0;
    const takes = delayMs + (Math.random() * 2 - 1) * jitterMs + late;
    arrivesAt = Math.max(arrivesAt, performance.now() + takes);
    underway.push(deliver);
    // Timers of the same moment fire in any order: each delivers what is due next.
    setTimeout(() => underway.shift()?.(), arrivesAt - performance.now());
  };
  const reset = () => {
    if (isOver) return;
    isOver = true;
    later(() => to.resetAndDestroy());
  };
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => {
    if (isOver) return;
    isOver = true;
    later(() => to.end());
  });
  from.on('error', reset);
  from.on('close', reset);
}
