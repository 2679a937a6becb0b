import type { Entry } from '../rules/rule.ts';
import type { Learnt } from './learnt.ts';

/** So long a device whose log-in was refused may try another one, where a device before it was refused in the same way; ms. */
export const otherTryMs = 2000;

/** The log-ins of one device since it was started, and whether more of them can tell anything new. */
export class LogIns {
  readonly #learnt: Learnt;
  /** What each connection sent in its CONNECT, except the password, which no journal holds. */
  readonly #connects = new Map<number, string>();
  readonly #refused = new Map<string, number>();
  #firstRefusedAt: number | undefined;

  constructor(learnt: Learnt) {
    this.#learnt = learnt;
  }

  see(entry: Entry): void {
    if (entry.type === 'device-started') this.#restarted();
    if (entry.type === 'packet-received' && entry.packet.type === 'CONNECT') {
      const { clientId, username, protocolLevel } = entry.packet;
      this.#connects.set(entry.connection, JSON.stringify([clientId, username, protocolLevel]));
    }
    if (entry.type !== 'authenticated') return;
    if (entry.accepted) this.#restarted();
    else if (!entry.staged) this.#refuse(entry);
  }

  /** Was it refused, and did it not get in since? */
  get areRefused(): boolean {
    return this.#firstRefusedAt !== undefined;
  }

  /** The same log-in was refused twice since the device got in or was started: it will be refused again. */
  get areRepeated(): boolean {
    return [...this.#refused].some(([login, times]) => times >= 2 || this.#learnt.isNeverLetIn(login));
  }

  /** The same, in this life of the device or in two of them. One that lost its connection may take longer for its next attempt. */
  areSettled(now = performance.now()): boolean {
    const hadItsTime = now - (this.#firstRefusedAt ?? now) >= otherTryMs;
    return (
      this.areRepeated || (hadItsTime && [...this.#refused.keys()].some((login) => this.#learnt.refusals(login) >= 2))
    );
  }

  /** It was given up: others that log in like this need not be waited for. */
  giveUp(): void {
    for (const login of this.#refused.keys()) this.#learnt.neverLetIn(login);
  }

  #refuse({ connection, reason, findings }: Entry<'authenticated'>): void {
    const login = JSON.stringify([this.#connects.get(connection), reason, findings]);
    this.#firstRefusedAt ??= performance.now();
    const times = (this.#refused.get(login) ?? 0) + 1;
    this.#refused.set(login, times);
    // A life counts once.
    if (times === 1) this.#learnt.refused(login);
  }

  #restarted(): void {
    this.#refused.clear();
    this.#firstRefusedAt = undefined;
  }
}
