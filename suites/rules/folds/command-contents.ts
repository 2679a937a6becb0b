import type { Entry } from '../rule.ts';

type Content = Pick<Entry<'command-sent'>, 'serviceId' | 'cmd' | 'paras'>;

/** What commands asked for. Each command that is answered comes here, so it has to be cheap. */
export class CommandContents {
  readonly #byService = new Map<string, Map<string, Set<string>>>();

  add({ serviceId, cmd, paras }: Content): void {
    let ofService = this.#byService.get(serviceId);
    if (!ofService) {
      ofService = new Map();
      this.#byService.set(serviceId, ofService);
    }
    const contents = ofService.get(cmd);
    if (contents) contents.add(textOf(paras));
    else ofService.set(cmd, new Set([textOf(paras)]));
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
  }
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
