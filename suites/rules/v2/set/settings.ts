import type { Entry } from '../../rule.ts';
import { nameOf, serviceValues } from '../service-values.ts';
import { isSameValue } from './same-value.ts';

/** A value by the name of its property, `Light/level`. */
export type Named = readonly (readonly [property: string, value: unknown])[];

type Accuse = (isPart: boolean) => () => void;

/** One property set, and what the device has shown of it. */
export class Setting {
  readonly sent: Entry<'command-sent'>;
  readonly values: Named;
  answer: Entry<'command-answered'> | undefined;
  /** What its properties showed when it was sent. */
  shownBefore: ReadonlyMap<string, unknown> = new Map();
  readonly #shown = new Set<string>();
  /** Of those that are shown, the ones that the device did not show before, and was not set to. */
  readonly #changed = new Set<string>();
  readonly #lost = new Map<string, { readonly accuse: Accuse; takeBack: () => void }>();

  constructor(sent: Entry<'command-sent'>, values: Named) {
    this.sent = sent;
    this.values = values;
  }

  get properties(): string[] {
    return this.values.map(([property]) => property);
  }

  hasShown(property: string): boolean {
    return this.#shown.has(property);
  }

  /** @param isChange does it show that the device has carried out something of this set? */
  keep(property: string, isChange: boolean): void {
    this.#shown.add(property);
    if (!isChange) return;
    const isFirst = this.#changed.size === 0;
    this.#changed.add(property);
    // What was taken for the whole set is a part of it.
    for (const loss of isFirst ? this.#lost.values() : []) {
      loss.takeBack();
      loss.takeBack = loss.accuse(true);
    }
  }

  lose(property: string, accuse: Accuse): void {
    const others = [...this.#changed].filter((other) => other !== property);
    this.#lost.set(property, { accuse, takeBack: accuse(others.length > 0 && !this.hasShown(property)) });
  }
}

/** What a property should show. */
interface Wanted {
  readonly setting: Setting;
  readonly value: unknown;
  /** What it was set to before. */
  readonly before: unknown;
  /** Is it another value than the device has shown, and was set to, before? */
  readonly isNew: boolean;
  /** The sequence number of the answer that promises it. */
  readonly since: number;
  /** What the latest report since then has shown in its place. */
  reported?: { readonly value: unknown; readonly seq: number };
}

/** What one device was set to. */
export class Settings {
  readonly wanted = new Map<string, Wanted>();
  #settable: ReadonlySet<string> = new Set();
  #echoCommand: string | undefined;
  readonly #pending = new Map<string, Setting>();
  /** By property, the latest set that named it. */
  readonly #latest = new Map<string, Setting>();
  readonly #before = new Map<string, unknown>();
  /** What each property has shown last. */
  readonly #seen = new Map<string, unknown>();
  /** Values that a report has shown while their set waited for its answer. */
  readonly #early = new Map<Setting, Set<string>>();
  /** Sequence numbers of property gets that wait. */
  readonly #asked = new Map<string, number>();
  /** Commands that wait, and may change anything. */
  readonly #commands = new Set<string>();
  #commandedAt = 0;
  readonly #reported = new Set<string>();
  /** Does it answer property gets, where the value may be looked for? */
  isAsked = false;
  /** Since when it runs undisturbed and is expected to report, as a sequence number; 0 where it is not. */
  reportingSince = 0;

  declare(settable: readonly string[], echoCommand: string | undefined): void {
    this.#settable = new Set(settable);
    this.#echoCommand = echoCommand;
  }

  /** The values in a property set that the device keeps; of a property that is named twice, the last one. */
  namedIn(paras: unknown): Named {
    const values = serviceValues(paras).flatMap(({ serviceId, properties }) =>
      Object.entries(properties).map(([name, value]) => [nameOf(serviceId, name), value] as const),
    );
    return [...new Map(values)].filter(([property]) => this.#settable.has(property));
  }

  sent(setting: Setting, isValid: boolean): void {
    setting.shownBefore = new Map(setting.properties.map((property) => [property, this.#seen.get(property)]));
    for (const property of setting.properties) {
      this.wanted.delete(property);
      this.#latest.set(property, setting);
    }
    if (isValid) this.#pending.set(setting.sent.key, setting);
  }

  /** Returns what a report has shown already. */
  answered(answer: Entry<'command-answered'>): { setting: Setting; property: string; isNew: boolean }[] {
    const setting = this.#pending.get(answer.key);
    this.#pending.delete(answer.key);
    if (!setting) return [];
    setting.answer = answer;
    const shown = this.#early.get(setting);
    this.#early.delete(setting);
    if (this.#commands.size > 0 || this.#commandedAt > setting.sent.seq) return [];
    const known = setting.values.filter(([property]) => this.#isKnown(property, setting));
    for (const [property, value] of known) {
      const before = this.#before.get(property);
      const isNew = ![before, setting.shownBefore.get(property)].some(
        (old) => old !== undefined && isSameValue(old, value),
      );
      this.wanted.set(property, { setting, value, before, isNew, since: answer.seq });
      this.#before.set(property, value);
    }
    return known.flatMap(([property]) => {
      const { isNew = false } = this.wanted.get(property) ?? {};
      return shown?.has(property) ? { setting, property, isNew } : [];
    });
  }

  /** Is it the only one that may have set the property? */
  #isKnown(property: string, setting: Setting): boolean {
    const others = [...this.#pending.values()].some(({ properties }) => properties.includes(property));
    return !others && this.#latest.get(property) === setting;
  }

  failed(key: string): void {
    const setting = this.#pending.get(key);
    this.#pending.delete(key);
    if (setting) this.#early.delete(setting);
  }

  /** A report, or an answer to a get, has shown it. */
  see(property: string, shown: unknown): void {
    if (this.#settable.has(property)) this.#seen.set(property, shown);
  }

  showEarly(property: string, shown: unknown): void {
    for (const setting of this.#pending.values()) {
      const value = setting.values.find(([name]) => name === property);
      if (!value || !isSameValue(shown, value[1])) continue;
      const early = this.#early.get(setting) ?? new Set();
      this.#early.set(setting, early.add(property));
    }
  }

  asked({ key, seq }: Entry<'command-sent'>): void {
    this.isAsked = true;
    this.#asked.set(key, seq);
  }

  /** When the get was sent, as a sequence number; 0 where it is not known. */
  takeAsked(key: string): number {
    const seq = this.#asked.get(key) ?? 0;
    this.#asked.delete(key);
    return seq;
  }

  commanded({ key, seq, serviceId, cmd }: Entry<'command-sent'>): void {
    if (this.#echoCommand === `${serviceId}/${cmd}`) return;
    this.#commands.add(key);
    this.probed(seq);
  }

  /** It was sent what is not a valid request. A set that is longer than it takes it may carry out all the same, and a part of another. */
  probed(seq: number): void {
    this.#commandedAt = seq;
    this.wanted.clear();
  }

  carriedOut(key: string): void {
    this.#commands.delete(key);
  }

  isFirstReport(serviceId: string): boolean {
    const isFirst = !this.#reported.has(serviceId);
    this.#reported.add(serviceId);
    return isFirst;
  }

  comeBack(): void {
    this.#reported.clear();
  }

  forget(): void {
    this.wanted.clear();
    this.#pending.clear();
    this.#early.clear();
    this.#asked.clear();
    this.#commands.clear();
    this.#before.clear();
    this.#seen.clear();
  }
}
