const MiB = 1024 * 1024;

/** What is kept of devices' reports, in bytes of memory where nothing else is said. */
export const dataBounds = {
  /** Latest values of a device; the one that was reported longest ago goes. */
  shadowOfDevice: MiB / 4,
  /** The same of all devices together; those of the device that has the most go. */
  shadows: 16 * MiB,
  /** Earlier values of a device; the oldest go. */
  historyOfDevice: 2 * MiB,
  /** The same of all devices together; the oldest of all go. */
  history: 4 * MiB,
  /** How many they are at most. */
  historyEntries: 100_000,
} as const;
