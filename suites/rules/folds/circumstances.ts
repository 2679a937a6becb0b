/**
 * What was special about a command. One that fails is blamed on the first of these that holds and that nothing has refuted,
 * so that one fault of a device names one rule.
 */
export const circumstances = [
  /** It was answered, in the place where another kind of request is answered. */
  'elsewhere',
  /** It came before the device had subscribed to the like, which it did afterwards. */
  'unsubscribed',
  /** The device has not answered a valid command yet, or fails by chance: nothing more can be told apart. */
  'unproven',
  /** What came instead of the answer bears what an overflow makes of its mid. */
  'overflow',
  /** It is the first since bytes that MQTT forbids, */
  'forbidden-packet',
  /** since a command above the declared size, */
  'oversized',
  /** since something that is not a valid command. Of several, what was sent first comes first. */
  'malformed',
  /** since a message of an application, */
  'message',
  /** or since an event. */
  'event',
  /** It is longer than any that was answered, and plainly written; or not shorter than one that failed for its length. */
  'size',
  /** It is the first with characters beyond ASCII, or with escapes. */
  'text',
  /** It left in pieces, */
  'pieces',
  /** or in one write with others. */
  'joined',
  /** The device has come back, and has not answered on this connection yet. */
  'reconnected',
  /** None at this QoS was answered so far, or none after one at the other. */
  'qos',
  /** It was one of many at once. */
  'burst',
  /** It was written otherwise than in the plainest form. */
  'form',
  /** Its mid was answered before, */
  'mid-again',
  /** or is lower than the one before; none like that was answered. */
  'mid-lower',
  /** The one before it had the same content and another key, and was answered; none like that was. */
  'content-twice',
  /** So had one some time before. */
  'content-again',
  /** Its mid is one at which numbers overflow. */
  'mid',
  /** It is long and has special characters, both for the first time. */
  'unclear',
  /** It is nearly as long as the device declares. */
  'long',
  'ordinary',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** Each of them once, in order of precedence. */
export function inOrder(some: readonly Circumstance[]): Circumstance[] {
  return circumstances.filter((circumstance) => some.includes(circumstance));
}
