/** How notifications are delivered (ref 6.3), in milliseconds. */
export const delivery = {
  /** So long a callback may take to answer. */
  answerMs: 15_000,
  /** So long a notification is kept and repeated. */
  keepMs: 600_000,
  /** Pauses between attempts; the last one repeats. Not documented. */
  pausesMs: [5_000, 10_000, 20_000, 40_000, 60_000],
  /** After this many failures in a row a callback counts as down: then it is tried only from time to time. Not documented. */
  failuresInARow: 5,
  downMs: 1_000,
  /** While no more wait for one subscription, they go one at a time, in the order in which they came. Not documented. */
  fewWaiting: 32,
  /** With more, so many of different devices are under way at once at most: one more for each `fewWaiting`. Not documented. */
  mostAtOnce: 8,
  /** Notifications that wait for one subscription; beyond, the oldest of the device with the most go. Not documented. */
  mostWaiting: 10_000,
  /** Bytes that wait for one subscription. Not documented. */
  mostBytes: 4 * 1024 * 1024,
  /** Bytes that wait for all subscriptions together. Not documented. */
  mostBytesTogether: 8 * 1024 * 1024,
} as const;
