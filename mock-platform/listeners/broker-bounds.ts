const MiB = 1024 * 1024;

/** What those who connect may make the broker keep, in bytes where nothing else is said. */
export const brokerBounds = {
  /** Connections that have not logged in, after the handshakes of TLS and WebSocket. */
  strangers: 1000,
  /** Connections in those handshakes, of one port. */
  handshakes: 500,
  /** Unfinished packets of all who have not logged in, together. */
  strangersUnfinished: 8 * MiB,
  /** Unfinished packets of all devices, together. */
  unfinished: 16 * MiB,
  /** What all devices have not read of what they were sent, together. */
  unread: 16 * MiB,
  /** Over WebSocket, all that comes before the log-in. */
  webSocketBeforeLogin: 128 * 1024,
  /** Subscriptions of a connection (ref 9). */
  subscriptions: 100,
  /** Their filters together, as UTF-8. */
  filters: 64 * 1024,
  /** Sessions of one device that are kept until it comes back: each log-in may use a new client identifier. */
  sessionsOfDevice: 4,
  /** The same of all devices together; the one that was used least recently goes. */
  sessions: 8 * MiB,
  /** What a session keeps of commands without PUBACK, to send them once more; the oldest goes. */
  sessionCommands: 1 * MiB,
} as const;
