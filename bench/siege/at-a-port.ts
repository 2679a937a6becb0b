import type { Kind } from './kind.ts';

/** Bytes that are sent to a port first thing. */
export const says = (
  name: string,
  port: 'tls' | 'ws' | 'http' | 'https',
  bytes: () => Uint8Array | string,
  ms = 200,
): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.tcp(bout.target.ports[port]);
    await bout.send(socket, bytes());
    await bout.hold(ms);
  },
});

/** Bytes that come drop by drop. */
export const drips = (name: string, port: 'tls' | 'ws' | 'http', bytes: Uint8Array | string): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.tcp(bout.target.ports[port]);
    for (const byte of Buffer.from(bytes as string)) {
      await bout.send(socket, Buffer.of(byte));
      await bout.hold(50);
    }
  },
});

/** An HTTP request without a body. */
export const request = (line: string, ...headers: string[]) =>
  `${line} HTTP/1.1\r\n${['Host: 127.0.0.1', ...headers].join('\r\n')}\r\n\r\n`;
