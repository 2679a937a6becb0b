/** Those of the native MQTT interface that a device can be judged in. A new one is added here; the compiler then asks for its playbook. */
export const generations = [1, 2] as const;

export type GenerationNumber = (typeof generations)[number];

/** As a configuration chooses it: `auto` is decided by what the device does. */
export type GenerationChoice = GenerationNumber | 'auto';
