const MiB = 1024 * 1024;

/** What callers may make the platform keep. Whoever has a token may call: these bounds hold for all of them together. */
export const apiBounds = {
  /** Devices in the registry; more are not registered here. */
  devices: 10_000,
  products: 1000,
  /** Bytes of the models of all products. */
  models: 16 * MiB,
  rules: 100,
  /** Of a rule. */
  actions: 10,
  /** Subscriptions that are made in one call. */
  subscriptions: 100,
  /** Messages of a device whose state can be asked for; the oldest go. */
  messagesOfDevice: 100,
  /** Bytes of those. */
  messageBytesOfDevice: MiB,
  /** Bytes of those of all devices; all of the device that has the most go. */
  messageBytes: 16 * MiB,
} as const;
