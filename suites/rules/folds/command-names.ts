import type { Entry } from '../rule.ts';

type Name = Pick<Entry<'command-sent'>, 'serviceId' | 'cmd'>;

/** Names of commands. Two commands of one name differ in their parameters only. */
export class CommandNames {
  readonly #byService = new Map<string, Set<string>>();

  add({ serviceId, cmd }: Name): void {
    const names = this.#byService.get(serviceId);
    if (names) names.add(cmd);
    else this.#byService.set(serviceId, new Set([cmd]));
  }

  has({ serviceId, cmd }: Name): boolean {
    return this.#byService.get(serviceId)?.has(cmd) === true;
  }
}
