/**
 * The platform's numbers (ref 9). Those marked "successor" are documented for the platform that followed and
 * still takes these topics; nothing of the kind was found for the first generation.
 */
export const limits = {
  /** Characters of client identifier, user name and password each (ref 1.2 to 1.4). */
  identifierLength: 256,
  /** Milliseconds that a sign type 1 timestamp may be away from the present hour. Undocumented; ref 1.5 suggests an hour. */
  timestampToleranceMs: 60 * 60 * 1000,
  /** Seconds of keep-alive. Successor; the first generation took 10 s in 2019 (ref 2.2). */
  keepAlive: { min: 30, max: 1200, recommended: 120 },
  /** The command's identifier on the wire: two bytes, never 0 (ref 4.2). */
  mid: { min: 1, max: 65535 },
  /** Highest quality of service; successor. */
  qos: 1,
  /** Bytes of one PUBLISH payload; successor. */
  payloadBytes: 1024 * 1024,
  /** Publications of one connection; successor. */
  messagesPerSecond: 50,
  /** Subscriptions of one connection; successor. */
  subscriptions: 100,
  /** Connections of one device at a time; successor (ref 2.4). */
  connections: 1,
  /** Milliseconds that the platform waits for a command's answer. Undocumented; the successor's 20 s (ref 5). */
  commandWaitMs: 20_000,
  /** Bytes of a command that devices with small buffers still take (ref 9, 12). */
  commandBytes: 1024,
  /** Levels of nesting in a message. The kit's own bound: real messages need four, and deeper ones exhaust a reader's stack. */
  nesting: 128,
  /** Values in a message, lists and objects among them. The kit's own bound: a megabyte of empty lists takes a hundred times as long as one of text. */
  values: 100_000,
  /** Members of one object. The kit's own bound: V8 takes a microsecond for each of thousands, and rules as long again. */
  members: 10_000,
} as const;
