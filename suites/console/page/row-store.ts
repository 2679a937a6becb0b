import type { BrokenRule } from './answers.ts';
import { retold } from './retold.ts';
import { type Entry, type Row, Rows } from './rows.ts';
import { tell } from './texts.ts';

/** What is to be shown. */
export interface Filter {
  readonly deviceId: string;
  readonly kind: string;
  readonly topic: string;
  readonly text: string;
  readonly trouble: boolean;
  /** Of one request. */
  readonly key: string;
}

export const noFilter: Filter = { deviceId: '', kind: '', topic: '', text: '', trouble: false, key: '' };

/** So many rows are kept, of so many characters together; the oldest go. */
export const mostRows = 5000;
const mostCharacters = 16 * 1024 * 1024;

/** A broken rule with what was found last. */
type Shown = BrokenRule & { readonly latest: NonNullable<BrokenRule['latest']> };

/** The rows of the stream, with what the kit thinks of them. */
export class RowStore {
  readonly #rows = new Rows();
  /** The oldest first. */
  #kept: Row[] = [];
  readonly #changed = new Set<number>();
  /** Rules that entries show to be broken, by device and rule. */
  readonly #broken = new Map<string, BrokenRule>();
  readonly #brokenAt = new Map<number, Set<string>>();
  #characters = 0;
  missed = 0;

  get rows(): readonly Row[] {
    return this.#kept;
  }

  get broken(): Iterable<BrokenRule> {
    return this.#broken.values();
  }

  see(entry: Entry): void {
    const seen = this.#rows.see(entry);
    if (!seen) return;
    this.#changed.add(seen.row.seq);
    if (!seen.isNew) return;
    this.#kept.push(seen.row);
    this.#characters += weightOf(seen.row);
    if (this.#kept.length > mostRows + 500 || this.#characters > mostCharacters) this.#forget();
  }

  /** Rules that are broken, or whose count has changed. */
  learn(rules: readonly BrokenRule[]): void {
    for (const rule of rules) {
      const key = `${rule.who} ${rule.rule}`;
      if (rule.count === 0) this.#broken.delete(key);
      else this.#broken.set(key, rule);
      const last = rule.latest?.evidence.at(-1);
      if (last === undefined) continue;
      const at = this.#brokenAt.get(last) ?? new Set();
      this.#brokenAt.set(last, at.add(key));
      const [oldest] = this.#brokenAt.keys();
      if (this.#brokenAt.size > mostRows && oldest !== undefined) this.#brokenAt.delete(oldest);
      this.#changed.add(this.#shownAt(last));
    }
  }

  /** What has changed since the last call. */
  takeChanged(): ReadonlySet<number> {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  /** Those that pass the filter, the newest first, and how many there are. */
  matching(
    filter: Filter,
    most: number,
    upTo = Number.POSITIVE_INFINITY,
  ): { readonly rows: Row[]; readonly count: number } {
    const rows: Row[] = [];
    let count = 0;
    for (let n = this.#kept.length - 1; n >= 0; n -= 1) {
      const row = this.#kept[n] as Row;
      if (row.seq > upTo || !this.#passes(row, filter)) continue;
      count += 1;
      if (rows.length < most) rows.push(row);
    }
    return { rows, count };
  }

  /** Sentences about rules that this row shows to be broken. */
  brokenBy(row: Row): string[] {
    return this.#rulesBrokenBy(row).map(({ rule, level, latest: { message, expected, actual, nearMiss } }) => {
      const near = nearMiss === undefined ? '' : ` ${tell('think.nearMiss', { what: retold(nearMiss) })}`;
      const said = { message: retold(message), expected: retold(expected), actual: retold(actual) };
      return `${tell('think.rule', { rule, level, ...said })}${near}`;
    });
  }

  #rulesBrokenBy(row: Row): Shown[] {
    const keys = [row.seq, ...neighboursOf(row)].flatMap((seq) => [...(this.#brokenAt.get(seq) ?? [])]);
    return [...new Set(keys)].flatMap((key) => {
      const known = this.#broken.get(key);
      // Entries of several devices stand side by side.
      if (!known?.latest || (known.deviceId !== undefined && known.deviceId !== row.deviceId)) return [];
      return [{ ...known, latest: known.latest }];
    });
  }

  isTrouble(row: Row): boolean {
    return row.thoughts.some(({ mood }) => mood === 'bad') || this.#rulesBrokenBy(row).length > 0;
  }

  #passes(row: Row, { deviceId, kind, topic, text, trouble, key }: Filter): boolean {
    if (deviceId !== '' && row.deviceId !== deviceId) return false;
    if (kind !== '' && row.kind !== kind) return false;
    if (key !== '' && row.key !== key) return false;
    if (topic !== '' && !row.topic?.toLowerCase().includes(topic.toLowerCase())) return false;
    if (text !== '' && !`${row.text} ${row.key ?? ''}`.toLowerCase().includes(text.toLowerCase())) return false;
    return !trouble || this.isTrouble(row);
  }

  /** Evidence is often the packet beside the row. */
  #shownAt(seq: number): number {
    for (let n = this.#kept.length - 1; n >= 0; n -= 1) {
      const row = this.#kept[n] as Row;
      if (row.seq === seq || neighboursOf(row).includes(seq)) return row.seq;
      if (row.seq < seq - 4) break;
    }
    return seq;
  }

  #forget(): void {
    let from = Math.max(0, this.#kept.length - mostRows);
    for (let n = 0; n < from; n += 1) this.#characters -= weightOf(this.#kept[n] as Row);
    while (this.#characters > mostCharacters / 2 && from < this.#kept.length - 1) {
      this.#characters -= weightOf(this.#kept[from] as Row);
      from += 1;
    }
    this.#kept = this.#kept.slice(from);
  }
}

/** A message has its publication directly before it, a log-in its CONNECT, and a response directly behind it what it answers. */
function neighboursOf({ seq, kind, from }: Row): number[] {
  if (from !== 'device' || kind === 'connection' || kind === 'subscribe') return [];
  return kind === 'response' ? [seq - 1, seq + 1] : [seq - 1];
}

function weightOf({ text, topic = '', payload = '' }: Row): number {
  return 200 + text.length + topic.length + payload.length;
}
