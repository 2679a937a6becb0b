const MiB = 1024 * 1024;

/** What is kept of the state of devices, in bytes of memory. */
export const shadowBounds = {
  /** Reported values of a device; the one that was reported longest ago goes. */
  reportedOfDevice: MiB / 4,
  /** The same of all devices together; those of the device that has the most go. */
  reported: 16 * MiB,
  /** Desired values of a device; more are refused. */
  desiredOfDevice: MiB / 4,
  /** The same of all devices together. */
  desired: 16 * MiB,
} as const;
