const MiB = 1024 * 1024;

/** What commands may make the platform keep, in bytes of their payloads where nothing else is said. */
export const commandBounds = {
  /** Commands of a device that wait for their answer: beyond that the oldest counts as unanswered. */
  pendingOfDevice: 4 * MiB,
  /** The same of all devices: beyond that the commands of the device that has the most count as unanswered. */
  pending: 16 * MiB,
  /** What is remembered of requests that no longer wait; the older half of the device that has the most goes. */
  ended: 16 * MiB,
  /** Commands of a device that can be sent once more. A device with this many on their way cannot follow them itself. */
  sentOfDevice: 1000,
  /** The same of all devices together; the oldest go. */
  sent: 4 * MiB,
} as const;
