import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { PlatformError } from '../platform-error.ts';
import { strangeProtocol } from '../wire/strange-protocol.ts';
import { wireBounds } from '../wire/wire-bounds.ts';
import { brokerBounds } from './broker-bounds.ts';
import { HandshakeFailure } from './handshake-failure.ts';

/** First byte of an MQTT CONNECT. */
const connect = 0x10;

/** A message, in one frame or many, holds the largest packet that is taken, with its fixed header. By default `ws` takes 100 MiB. */
const longestMessage = wireBounds.packet + 5;

interface Waiting {
  enter(stream: Duplex): void;
  refuse(failure: HandshakeFailure): void;
}

/** Makes streams of MQTT of connections that ask for a WebSocket with the subprotocol `mqtt` (MQTT 3.1.1, 6). */
export class WebSocketEntrance {
  readonly #http = createServer((request, response) => this.#answer(request, response));
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    handleProtocols: () => 'mqtt',
    maxPayload: longestMessage,
  });
  readonly #waiting = new WeakMap<Duplex, Waiting>();

  constructor() {
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#http.on('clientError', ({ message, rawPacket }: Error & { rawPacket?: Uint8Array }, socket) => {
      const strange = rawPacket && strangeProtocol(rawPacket);
      const spoken = rawPacket?.[0] === connect ? 'plain MQTT' : strange;
      this.#refuse(
        socket,
        spoken
          ? `the device speaks ${spoken}, not MQTT over WebSocket (${message})`
          : `the device sent no HTTP request (${message})`,
      );
    });
    this.#webSockets.on('wsClientError', ({ message }, socket) => {
      this.#refuse(socket, `the WebSocket handshake failed: ${message}`);
    });
  }

  /** Resolves with the stream inside the WebSocket, or rejects with a `HandshakeFailure`. */
  upgrade(socket: Duplex): Promise<Duplex> {
    return new Promise((enter, refuse) => {
      this.#waiting.set(socket, { enter, refuse });
      const leave = () =>
        refuse(new HandshakeFailure('device', 'the device closed the connection during the WebSocket handshake'));
      if (socket.destroyed) leave();
      socket.once('close', leave);
      this.#http.emit('connection', socket);
      // One that was peeked into is paused.
      socket.resume();
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes('mqtt')) {
      const offer = offered.join(', ') || 'none';
      this.#refuse(socket, `the WebSocket has to offer the subprotocol "mqtt" (MQTT-6.0.0-3), got ${offer}`);
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const stream = createWebSocketStream(webSocket);
      boundUntilLogin(socket, stream);
      this.#waiting.get(socket)?.enter(stream);
    });
  }

  /** A request that asks for no upgrade. */
  #answer({ method, url, socket }: IncomingMessage, response: ServerResponse): void {
    const reason = `the device sent ${method} ${url} without asking for a WebSocket`;
    this.#waiting.get(socket)?.refuse(new HandshakeFailure('platform', reason));
    response.writeHead(426, { 'content-type': 'text/plain', connection: 'close', upgrade: 'websocket' });
    response.end('This port speaks MQTT over WebSocket, subprotocol "mqtt".\n');
  }

  #refuse(socket: Duplex, reason: string): void {
    this.#waiting.get(socket)?.refuse(new HandshakeFailure('platform', reason));
    if (!socket.writable) return;
    // What is unread when a socket closes turns its end into a reset, which would eat the answer.
    socket.resume();
    socket.end(`HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: text/plain\r\n\r\n${reason}\n`);
  }
}

/** What is in a message shows only when it is whole: before a log-in all bytes are counted. */
function boundUntilLogin(socket: Duplex, stream: Duplex): void {
  const most = brokerBounds.webSocketBeforeLogin;
  let bytes = 0;
  const count = (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes <= most) return;
    socket.off('data', count);
    stream.destroy(new PlatformError(`${bytes} bytes came before the log-in, at most ${most} are taken`));
  };
  socket.on('data', count);
  stream.once('login', () => socket.off('data', count));
}
