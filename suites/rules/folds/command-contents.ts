import type { Entry } from '../rule.ts';

type Content = Pick<Entry<'command-sent'>, 'serviceId' | 'cmd' | 'paras'>;

/** So much text is kept of one device: some 10,000 commands of other parameters each. */
export const mostContentChars = 1024 * 1024;
/** What a set and its members take beside their texts, in characters. */
const overhead = 64;

/**
 * What commands asked for. Each command that is answered comes here, so it has to be cheap. A platform may stand for weeks: of
 * too many, the older half is forgotten.
 */
export class CommandContents {
  readonly #byService = new Map<string, Map<string, Set<string>>>();
  #chars = 0;

  /** How much it keeps, in characters, its own overhead among them. */
  get chars(): number {
    return this.#chars;
  }

  add({ serviceId, cmd, paras }: Content): void {
    let ofService = this.#byService.get(serviceId);
    if (!ofService) {
      ofService = new Map();
      this.#byService.set(serviceId, ofService);
    }
    let contents = ofService.get(cmd);
    if (!contents) {
      contents = new Set();
      ofService.set(cmd, contents);
    }
    const text = textOf(paras);
    const before = contents.size;
    contents.add(text);
    if (contents.size === before) return;
    this.#chars += weightOf(serviceId, cmd, text);
    if (this.#chars > mostContentChars) this.#forgetOlderHalf();
  }

  #forgetOlderHalf(): void {
    for (const [serviceId, ofService] of this.#byService) {
      for (const [cmd, contents] of ofService) {
        const older = Math.ceil(contents.size / 2);
        for (const text of [...contents].slice(0, older)) {
          contents.delete(text);
          this.#chars -= weightOf(serviceId, cmd, text);
        }
        if (contents.size === 0) ofService.delete(cmd);
      }
      if (ofService.size === 0) this.#byService.delete(serviceId);
    }
  }

  has({ serviceId, cmd, paras }: Content): boolean {
    return this.#byService.get(serviceId)?.get(cmd)?.has(textOf(paras)) === true;
  }

  /** One of this name, whatever its parameters. */
  hasName({ serviceId, cmd }: Omit<Content, 'paras'>): boolean {
    return this.#byService.get(serviceId)?.has(cmd) === true;
  }

  clear(): void {
    this.#byService.clear();
    this.#chars = 0;
  }
}

function weightOf(serviceId: string, cmd: string, text: string): number {
  return serviceId.length + cmd.length + text.length + overhead;
}

/** Other parameters have another text: the length of a name says where it ends. Numbers, the most frequent values, need no JSON. */
function textOf(paras: Content['paras']): string {
  let text = '';
  for (const name of Object.keys(paras)) {
    const value = paras[name];
    text += `${name.length}:${name}${typeof value === 'number' ? value : JSON.stringify(value)},`;
  }
  return text;
}

/** Do both ask for the same? */
export function isSameContent(one: Content, other: Content): boolean {
  return one.serviceId === other.serviceId && one.cmd === other.cmd && textOf(one.paras) === textOf(other.paras);
}
