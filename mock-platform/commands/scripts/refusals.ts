import type { Broker } from '../../broker/broker.ts';
import type { Refusal } from '../../broker/log-in.ts';
import { parseClientIdentifier } from '../../protocol/client-identifier.ts';
import type { Device } from '../../registry/device.ts';

interface Pending {
  readonly returnCode: number;
  readonly reason: string;
  times: number;
}

/** The CONNECTs that a script refuses, by device. What others refuse they go on refusing. */
export class Refusals {
  readonly #pending = new Map<string, Pending>();
  readonly #platform: { readonly broker: Broker };
  readonly #before: Refusal | undefined;
  readonly #hook: Refusal;

  constructor(platform: { readonly broker: Broker }) {
    this.#platform = platform;
    this.#before = platform.broker.refuse;
    this.#hook = (connect) => {
      const parsed = parseClientIdentifier(connect.clientId);
      const pending = parsed.ok ? this.#pending.get(parsed.value.id) : undefined;
      if (!pending || pending.times === 0) return this.#before?.(connect);
      pending.times -= 1;
      return { returnCode: pending.returnCode, reason: pending.reason };
    };
    platform.broker.refuse = this.#hook;
  }

  /** The device may log in by either of its ids. */
  add({ deviceId, nodeId }: Device, refusal: { returnCode: number; reason: string; times: number }): void {
    const pending = { ...refusal };
    this.#pending.set(deviceId, pending);
    this.#pending.set(nodeId, pending);
  }

  end(): void {
    this.#pending.clear();
    if (this.#platform.broker.refuse === this.#hook) this.#platform.broker.refuse = this.#before;
  }
}
