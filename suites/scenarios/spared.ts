import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { V2Family } from '../../mock-platform/generations/v2/own.ts';
import { nameOf } from '../rules/folds/experience.ts';
import type { RequestWatcher } from '../rules/folds/follow-requests.ts';
import { families } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import type { Learnt } from './learnt.ts';
import { LengthLimit } from './length-limit.ts';
import type { RigOptions } from './rig-options.ts';

type SparedOptions = Pick<RigOptions, 'playbook' | 'learns'> & {
  readonly declaration: Pick<RigOptions['declaration'], 'maxCommandBytes'>;
};
type Name = Pick<CommandRequest, 'serviceId' | 'cmd'>;

/**
 * Commands that a device is spared: it has shown what becomes of them. Once more they would show nothing new, and hide what else
 * there is to see.
 */
export class Spared {
  readonly #learnt: Learnt;
  readonly #playbook: RigOptions['playbook'];
  /** Uses what other scenarios have found, too. */
  readonly #learns: boolean;
  readonly #limits: Readonly<Record<V2Family, LengthLimit>>;
  readonly #deadly = new Set<string>();

  readonly #declaredBytes: number;

  constructor({ declaration, playbook, learns }: SparedOptions, learnt: Learnt) {
    this.#declaredBytes = declaration.maxCommandBytes;
    this.#playbook = playbook;
    this.#learnt = learnt;
    this.#learns = learns;
    const limitOf = (family: V2Family) => new LengthLimit(learnt, learns, family);
    this.#limits = { command: limitOf('command'), set: limitOf('set'), get: limitOf('get') };
  }

  /** What is told of the requests that fail. */
  get watchers(): readonly RequestWatcher[] {
    return families.map((family) => ({ family, watcher: this.#limits[family].watcher }));
  }

  see(entry: Entry): void {
    for (const family of families) this.#limits[family].see(entry);
  }

  /** The device ended, or hung up, at a command of this name that was sent plainly and alone. */
  avoid(name: Name): void {
    this.#deadly.add(nameOf(name));
    this.#learnt.endsAt(nameOf(name));
  }

  isDeadly(name: Name): boolean {
    if (this.#deadly.size === 0 && !(this.#learns && this.#learnt.knowsDeadly)) return false;
    return this.#deadlyNames.includes(nameOf(name));
  }

  get #deadlyNames(): readonly string[] {
    return [...this.#deadly, ...(this.#learns ? this.#learnt.deadly : [])];
  }

  /** Does a message have the name of such a command in it? */
  isIn({ payload }: { readonly payload: Uint8Array }): boolean {
    const text = Buffer.from(payload).toString('latin1');
    return this.#deadlyNames.some((name) => text.includes(JSON.stringify(JSON.parse(name)[1])));
  }

  /** @param length in bytes, without its key; only asked for when the device has a limit */
  isTooLong(family: V2Family, length: () => number): boolean {
    const { bytes } = this.#limits[family];
    return bytes < Number.POSITIVE_INFINITY && length() >= bytes;
  }

  /** The longest request of a family that is worth sending: as declared, or less where that is known not to be answered; bytes. */
  maxBytes(family: V2Family): number {
    return Math.min(this.#declaredBytes, this.#limits[family].bytes + this.#playbook.keys.bytes - 1);
  }

  has(request: CommandRequest): boolean {
    if (this.isDeadly(request)) return true;
    const { bytesOf, keys } = this.#playbook;
    return this.isTooLong(request.v2?.family ?? 'command', () => bytesOf(request) - keys.bytes);
  }
}
