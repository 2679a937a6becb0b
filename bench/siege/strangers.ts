import { announce, hex, KiB, type Kind, MiB } from './kind.ts';

const connectHead = hex('0004 4d515454 04 c2 003c');

/** Sends some bytes first thing, and waits a moment for what comes of it. */
const says = (name: string, bytes: (round: number) => Uint8Array | string, ms = 200): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.tcp();
    await bout.send(socket, bytes(bout.round));
    await bout.hold(ms);
  },
});

const text = (value: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
};

/** A CONNECT whose flags and fields are what they are told to be. */
function connect(flags: number, ...fields: (string | Uint8Array)[]): Buffer {
  const body = Buffer.concat([hex('0004 4d515454 04'), Buffer.of(flags, 0, 60), ...fields.map(text)]);
  return Buffer.concat([announce(0x10, body.length), body]);
}

/** Those who do not log in, over plain TCP. */
export const strangers: readonly Kind[] = [
  {
    name: 'opens a connection and says nothing',
    atOnce: 5,
    play: async (bout) => {
      await bout.tcp();
      await bout.hold(5000);
    },
  },
  {
    name: 'opens many connections and says nothing',
    rest: 4,
    play: async (bout) => {
      for (let n = 0; n < 100; n += 1) await bout.tcp();
      await bout.hold(3000);
    },
  },
  { name: 'resets at once', play: async (bout) => (await bout.tcp()).resetAndDestroy() },
  says('says what is not MQTT', () => Buffer.alloc(300, 0xfe)),
  says('sends zeros', () => Buffer.alloc(64 * KiB)),
  says('speaks HTTP', () => 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
  says('speaks TLS', () => hex('16030100c5010000c10303')),
  says('speaks SSH', () => 'SSH-2.0-OpenSSH_9.0\r\n'),
  says('speaks Redis', () => '*1\r\n$4\r\nINFO\r\n'),
  says('speaks SMB', () => hex('00000054ff534d4272')),
  {
    name: 'writes its CONNECT byte by byte',
    play: async (bout) => {
      const socket = await bout.tcp();
      for (const byte of bout.connectPacket()) {
        await bout.send(socket, Buffer.of(byte));
        await bout.hold(20);
      }
    },
  },
  {
    name: 'never ends its CONNECT of 60 kB',
    atOnce: 3,
    play: async (bout) => {
      const socket = await bout.tcp();
      await bout.send(socket, announce(0x10, 64 * KiB), connectHead, Buffer.alloc(60 * KiB, 0x61));
      await bout.hold(3000);
    },
  },
  {
    name: 'never ends its CONNECT of 3.9 MB',
    atOnce: 3,
    play: async (bout) => {
      const socket = await bout.tcp();
      await bout.send(socket, announce(0x10, 3.9 * MiB), connectHead, Buffer.alloc(3.8 * MiB, 0x61));
      await bout.hold(2000);
    },
  },
  says('sends a CONNECT of 4 MB', () => Buffer.concat([announce(0x10, 4 * MiB - 64), Buffer.alloc(4 * MiB - 64)])),
  says('sends a PUBLISH of 4 MB', () => Buffer.concat([announce(0x30, 4 * MiB - 64), Buffer.alloc(4 * MiB - 64)])),
  says('announces 256 MB', () => Buffer.concat([hex('10ffffff7f'), connectHead])),
  says('sends a length without end', () => hex('10ffffffffffffff')),
  says('uses a wrong password', (round) =>
    connect(0xc2, `siege_${round % 10}_0_0_2026112904`, `siege_${round}`, 'x'.repeat(64)),
  ),
  says('is nobody', (round) => connect(0xc2, `nobody${round}_0_0_2026112904`, `nobody${round}`, 'x'.repeat(64))),
  says('names a product that is not there', () => connect(0xc2, 'p_n_2_0_2026112904', 'p_n', 'a'.repeat(64))),
  says('has no name', () => connect(0x02, '')),
  says('has a name of 64 kB', () => connect(0xc2, 'x'.repeat(60_000), 'u', 'p')),
  says('has a user name of 64 kB', () => connect(0xc2, 'c', 'x'.repeat(60_000), 'p')),
  says('has a password of 64 kB', () => connect(0xc2, 'c', 'u', 'x'.repeat(60_000))),
  says('has a will of 60 kB', () => connect(0xc6, 'c', 't', 'x'.repeat(60_000), 'u', 'p')),
  says('has a will on a long topic', () => connect(0xc6, 'c', 'x/'.repeat(30_000), 'x', 'u', 'p')),
  says('has NUL in its name', () => connect(0xc2, 'a\0b', 'u', 'p')),
  says('has no UTF-8 in its name', () => connect(0xc2, hex('c080eda080ff'), 'u', 'p')),
  says('is called __proto__', () => connect(0xc2, '__proto__', '__proto__', 'constructor')),
  says('sets every flag', () => connect(0xff, 'c', 't', 'w', 'u', 'p')),
  says('announces what it does not send', () => connect(0xc2, 'c')),
  says('speaks MQTT 5', () => Buffer.concat([announce(0x10, 13), hex('0004 4d515454 05 02 003c 00 0000')])),
  says('speaks level 200', () => Buffer.concat([announce(0x10, 12), hex('0004 4d515454 c8 02 003c 0000')])),
  says('speaks another protocol', () => Buffer.concat([announce(0x10, 13), hex('0005 4d51545454 04 02 003c 0000')])),
  says('subscribes before it connects', () => hex('8206 0001 0001 23 00')),
  says('reports before it connects', () => hex('3005 0001 61 6869')),
  says('pings without end before it connects', () => Buffer.alloc(20_000, hex('c000'))),
  says('says DISCONNECT first', () => hex('e000')),
  {
    name: 'sends 4 MB behind a CONNECT that is refused',
    play: async (bout) => {
      const socket = await bout.tcp();
      await bout.send(socket, connect(0xc2, 'nobody_0_0_2026112904', 'nobody', 'x'.repeat(64)));
      await bout.send(socket, announce(0x30, 4 * MiB), Buffer.alloc(3.9 * MiB));
      await bout.hold(1000);
    },
  },
  {
    name: 'closes its side and waits',
    play: async (bout) => {
      const socket = await bout.tcp();
      socket.end(connectHead);
      await bout.hold(2000);
    },
  },
  {
    name: 'leaves between CONNECT and CONNACK',
    atOnce: 2,
    play: async (bout) => {
      const socket = await bout.tcp();
      await bout.send(socket, bout.connectPacket());
      socket.resetAndDestroy();
    },
  },
];
