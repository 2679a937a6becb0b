const MiB = 1024 * 1024;

/** What messages to devices may make the platform keep. */
export const messageBounds = {
  /** Messages that wait for a device which is off line; the oldest is replaced. */
  waitingOfDevice: 20,
  /** Bytes of those of all devices together; the oldest of the device that has the most are replaced. */
  waiting: 16 * MiB,
  /** Bytes of one message. */
  payload: 256 * 1024,
  /** Milliseconds that one waits at most. */
  ttlMs: 24 * 60 * 60 * 1000,
  /** Messages of a connection whose PUBACK is waited for, to send them once more; the oldest is given up. */
  unacknowledged: 1000,
} as const;

/** When a message without PUBACK is sent once more. */
export const repetition = { everyMs: 2000, times: 3 } as const;
