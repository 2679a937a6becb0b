import type { Entry, Handlers } from '../rule.ts';

/**
 * An answer with the key of another command is taken for that of the only one that waits. Once the device was sent what it may have
 * answered, too, it is not known any more which of the two came: what stands in it says nothing of the command.
 */
export class MixedUp {
  readonly #devices = new Set<string>();

  readonly handlers: Handlers = {
    'device-started': ({ deviceId }) => void this.#devices.delete(deviceId),
    'probe-sent': ({ deviceId }) => void this.#devices.add(deviceId),
    'message-sent': ({ deviceId }) => void this.#devices.add(deviceId),
    'command-redelivered': ({ deviceId }) => void this.#devices.add(deviceId),
  };

  mayBeOfAnother({ deviceId, otherwise }: Entry<'command-answered'>): boolean {
    return otherwise === 'key' && this.#devices.has(deviceId);
  }
}
