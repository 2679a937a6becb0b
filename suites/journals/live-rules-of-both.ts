import type { Entry, Rule } from '../rules/rule.ts';
import { LiveRules, type LiveRulesOptions } from './live-rules.ts';

/** One of the two generations, by the name of its members. */
type Which = 'v1' | 'v2';

/** What devices of each generation are judged by. */
export type RulesOfBoth = Readonly<Record<Which, readonly Rule[]>>;

interface LiveRulesOfBothOptions extends Omit<LiveRulesOptions, 'rules'> {
  readonly rules: RulesOfBoth;
}

/** So many connections are kept undecided, and so many entries of each: beyond that, what is likely is taken for it. */
const mostUndecided = 1000;
const mostHeld = 100;

/**
 * Judges each device of a platform that speaks both generations, by the rules of the one that it speaks. The entries of a connection
 * wait until it uses a topic of one; a device that is known to speak the second needs no waiting. Who uses topics of both is
 * judged as one of the second, from its next connection on.
 */
export class LiveRulesOfBoth {
  readonly #judges: Readonly<Record<Which, LiveRules>>;
  /** What each connection was found to speak. */
  readonly #decided = new Map<number, Which>();
  readonly #undecided = new Map<number, Entry[]>();
  readonly #spoken = new Map<string, Which>();
  readonly #deviceOf = new Map<number, string>();
  /** For which generation each product was described, and of which product each device is. */
  readonly #products = new Map<string, Which>();
  readonly #productOf = new Map<string, string>();

  constructor({ rules, ...given }: LiveRulesOfBothOptions) {
    const options = { ...given, among: 2 };
    this.#judges = {
      v1: new LiveRules({ ...options, rules: rules.v1 }),
      v2: new LiveRules({ ...options, rules: rules.v2 }),
    };
  }

  see(entry: Entry): void {
    const connection = 'connection' in entry ? entry.connection : undefined;
    if (connection === undefined) this.#common(entry);
    else this.#ofConnection(connection, entry);
  }

  #common(entry: Entry): void {
    if (entry.type === 'product-registered') {
      const { productId, model } = entry;
      this.#products.set(productId, model.dataFormat === undefined && model.productId === undefined ? 'v1' : 'v2');
    } else if (entry.type === 'device-registered') this.#productOf.set(entry.deviceId, entry.productId);
    for (const judge of Object.values(this.#judges)) judge.see(entry);
    if (entry.type !== 'device-deleted') return;
    this.#productOf.delete(entry.deviceId);
    this.#spoken.delete(entry.deviceId);
  }

  #ofConnection(connection: number, entry: Entry): void {
    const isUnderWay = this.#decided.has(connection) || this.#undecided.has(connection);
    if (!isUnderWay && entry.type !== 'connection-opened') {
      // Its connection is over: an answer that did not come.
      this.#judges[this.#likely('deviceId' in entry ? entry.deviceId : undefined)].see(entry);
      return;
    }
    if ('deviceId' in entry && entry.deviceId !== undefined) this.#deviceOf.set(connection, entry.deviceId);
    const shown = shownBy(entry);
    const decided = this.#decided.get(connection);
    if (shown) this.#note(connection, shown);
    if (decided) {
      // It has turned out to speak the second as well: the first one's rules look away.
      if (decided === 'v2' || shown !== 'v2') this.#judges[decided].see(entry);
      if (shown === 'v2') this.#decided.set(connection, 'v2');
    } else {
      this.#hold(connection, entry);
      const which = shown ?? this.#known(connection, entry);
      if (which) this.#decide(connection, which);
    }
    if (entry.type !== 'connection-closed') return;
    this.#decide(connection, this.#decided.get(connection) ?? this.#likely(this.#deviceOf.get(connection)));
    this.#decided.delete(connection);
    this.#deviceOf.delete(connection);
  }

  #note(connection: number, which: Which): void {
    const deviceId = this.#deviceOf.get(connection);
    if (deviceId === undefined || this.#spoken.get(deviceId) === 'v2') return;
    this.#spoken.set(deviceId, which);
  }

  /** What need not be waited for. */
  #known(connection: number, entry: Entry): Which | undefined {
    if (entry.type === 'authenticated' && entry.v1 && !entry.v2) return 'v1';
    const deviceId = this.#deviceOf.get(connection);
    const isTold = entry.type === 'authenticated' && deviceId !== undefined && this.#spoken.get(deviceId) === 'v2';
    return isTold ? 'v2' : undefined;
  }

  #hold(connection: number, entry: Entry): void {
    const held = this.#undecided.get(connection) ?? [];
    held.push(entry);
    this.#undecided.set(connection, held);
    if (held.length > mostHeld) this.#decide(connection, this.#likely(this.#deviceOf.get(connection)));
    const [oldest] = this.#undecided.keys();
    if (this.#undecided.size > mostUndecided && oldest !== undefined)
      this.#decide(oldest, this.#likely(this.#deviceOf.get(oldest)));
  }

  #decide(connection: number, which: Which): void {
    this.#decided.set(connection, which);
    const held = this.#undecided.get(connection) ?? [];
    this.#undecided.delete(connection);
    for (const entry of held) this.#judges[which].see(entry);
  }

  /** By what the device spoke before, or for which generation its product was described; of a stranger, the platform's products. */
  #likely(deviceId: string | undefined): Which {
    const spoken = deviceId === undefined ? undefined : this.#spoken.get(deviceId);
    if (spoken) return spoken;
    const product = deviceId === undefined ? undefined : this.#productOf.get(deviceId);
    const described = product === undefined ? undefined : this.#products.get(product);
    return described ?? ([...this.#products.values()].every((one) => one === 'v1') ? 'v1' : 'v2');
  }
}

/** The generation that an entry shows: whose topic a device used, also where it is misspelt or another device's. */
function shownBy(entry: Entry): Which | undefined {
  if (entry.type === 'published') return ofTopic(entry.topic, entry);
  if (entry.type !== 'subscribed') return undefined;
  const shown = entry.filters.map((filter) => ofTopic(filter.filter, filter));
  return shown.find((which) => which === 'v2') ?? shown.find((which) => which !== undefined);
}

function ofTopic(topic: string, { v1, v2 }: { readonly v1?: object | undefined; readonly v2?: object | undefined }) {
  if (v2 || /^\/?\$?oc\//.test(topic)) return 'v2';
  return v1 || /\bhuawei\/v\d/.test(topic) ? 'v1' : undefined;
}
