import { once } from 'node:events';
import { applicationHeaders } from './application.ts';
import { commandsOf, device, publish, subscribe, topicOf } from './as-device.ts';
import { announce, KiB, type Kind, MiB } from './kind.ts';

/** Devices that log in, and do not behave as long as they are there. */
export const guests: readonly Kind[] = [
  device('goes on behind its DISCONNECT', async (bout, socket) => {
    await bout.send(
      socket,
      { cmd: 'disconnect' },
      publish(topicOf(bout), 'x'),
      announce(0x30, 4 * MiB),
      Buffer.alloc(MiB),
    );
    await bout.hold(1000);
  }),
  device('never ends a packet of 4 MB', async (bout, socket) => {
    await bout.send(socket, announce(0x30, 4 * MiB), Buffer.alloc(3.9 * MiB, 0x61));
    await bout.hold(3000);
  }),
  device('says nothing for longer than its keep-alive', async (bout) => {
    await bout.login({ keepalive: 1 });
    await bout.hold(3000);
  }),
  device('never reads what its reports are answered with', async (bout, socket) => {
    socket.pause();
    for (let n = 0; n < 3000; n += 1) await bout.send(socket, publish(topicOf(bout), '{}', { messageId: n + 1 }));
    await bout.hold(2000);
  }),
  device(
    'never reads the commands that it is sent',
    async (bout, socket) => {
      await bout.send(socket, subscribe(1, [commandsOf(bout)]));
      await bout.hold(100);
      socket.pause();
      const headers = await applicationHeaders(bout);
      const command = {
        header: { mode: 'NOACK', method: 'SET_BRIGHTNESS' },
        body: { brightness: 40, text: 'x'.repeat(900 * KiB) },
      };
      const path = `/iocm/app/signaltrans/v1.1.0/devices/${bout.device.deviceId}/services/Lamp01/sendCommand`;
      for (let n = 0; n < 8; n += 1) await bout.fetch(path, { method: 'POST', headers, body: JSON.stringify(command) });
      await bout.hold(1000);
    },
    { rest: 3 },
  ),
  device('never answers the commands that it is sent', async (bout, socket) => {
    await bout.send(socket, subscribe(1, [commandsOf(bout)]));
    const headers = await applicationHeaders(bout);
    const command = { header: { mode: 'ACK', method: 'SET_BRIGHTNESS' }, body: { brightness: 40 } };
    const path = `/iocm/app/signaltrans/v1.1.0/devices/${bout.device.deviceId}/services/Lamp01/sendCommand`;
    for (let n = 0; n < 20; n += 1) await bout.fetch(path, { method: 'POST', headers, body: JSON.stringify(command) });
  }),
  {
    name: 'takes its own connection over, again and again',
    play: async (bout) => {
      for (let n = 0; n < 20; n += 1) await bout.login();
    },
  },
  {
    name: 'takes its own connection over, all at once',
    play: async (bout) => Promise.all(Array.from({ length: 20 }, () => bout.login())),
  },
  {
    name: 'leaves sessions behind under ever new names',
    play: async (bout) => {
      for (let n = 0; n < 5; n += 1) {
        const socket = await bout.login({ clean: false }, bout.round * 5 + n);
        await bout.send(
          socket,
          subscribe(
            1,
            Array.from({ length: 90 }, (_, m) => `${m}`.padEnd(600, 'x')),
          ),
        );
        await bout.hold(50);
        socket.destroy();
      }
    },
  },
  {
    name: 'comes and goes',
    play: async (bout) => {
      for (let n = 0; n < 10; n += 1) {
        const socket = await bout.login();
        await bout.send(socket, { cmd: 'disconnect' });
        socket.end();
        await Promise.race([once(socket, 'close'), bout.hold(500)]);
      }
    },
  },
  {
    name: 'logs in over TLS and sends packets in pieces of one byte',
    play: async (bout) => {
      const socket = await bout.tls();
      for (const byte of bout.connectPacket()) await bout.send(socket, Buffer.of(byte));
      await bout.hold(300);
    },
  },
];
