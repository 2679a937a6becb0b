/** One that always answers with its first key answers one command of each life rightly. */
const mostByChance = 1;

/** Does a device answer its commands with the keys of others? Then the key of an answer does not tell what it answers. */
export class MistakenKeys {
  #rightly = 0;
  #areUsed = false;

  get areUsed(): boolean {
    return this.#areUsed;
  }

  /** A command was answered, with its own key or that of another. */
  answered(isMistaken: boolean): void {
    this.#rightly = isMistaken ? 0 : this.#rightly + 1;
    this.#areUsed = isMistaken || (this.#areUsed && this.#rightly <= mostByChance);
  }
}
