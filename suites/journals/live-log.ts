import type { BrokenRules } from '../../mock-platform/admin/beside.ts';
import type { Clock } from '../../mock-platform/clock.ts';
import { retold } from '../../mock-platform/language/retold.ts';
import type { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import { ansi, plain } from '../report/paint.ts';
import type { Entry, Rule, Violation } from '../rules/rule.ts';
import { padded } from '../words/columns.ts';
import { cutTo, plainText } from '../words/plain-text.ts';
import { BrokenRulesBook } from './broken-rules.ts';
import type { Owner } from './device-streams.ts';
import { type EventLine, EventLines } from './event-line.ts';
import { FloodGate } from './flood-gate.ts';
import { LiveRules, type LiveRulesOptions } from './live-rules.ts';
import { LiveRulesOfBoth, type RulesOfBoth } from './live-rules-of-both.ts';
import { tell, whatHappened } from './texts.ts';

export interface LiveLogOptions {
  readonly clock: Clock;
  readonly write: (text: string) => void;
  /** What must not be shown. */
  readonly secrets: KnownSecrets;
  readonly colour: boolean;
  /** Loads the rules to judge by, when `judge` is called; none are judged without. */
  readonly rules?: () => Promise<readonly Rule[] | RulesOfBoth>;
  /** Lines of one kind in a second; what exceeds them is counted and left out. Default: 20. */
  readonly linesPerSecond?: number;
}

const nameWidth = 16;
const whatWidth = 11;
/** Of a text, in characters: topics and names may have 64 KiB, and whoever reads the lines may be slow. */
const longestText = 1000;

/** One readable line for each event of a platform, and one for each rule that a device breaks. */
export class LiveLog {
  readonly #options: LiveLogOptions;
  readonly #lines = new EventLines();
  readonly #gate: FloodGate;
  #rules: LiveRules | LiveRulesOfBoth | undefined;
  /** Entries that the rules have still to see. */
  #waiting: Entry[] | undefined;
  readonly #book = new BrokenRulesBook();
  #wall = 0;

  constructor(options: LiveLogOptions) {
    this.#options = options;
    const { clock, linesPerSecond = 20 } = options;
    this.#gate = new FloodGate(clock, linesPerSecond, (kind, leftOut, ms) => this.#leftOut(kind, leftOut, ms));
    this.#waiting = options.rules && [];
  }

  /** What devices break. */
  get broken(): BrokenRules {
    return this.#book;
  }

  /** Takes an entry without a line: what the platform is made of, before it is ready. */
  learn(entry: Entry): void {
    this.#lines.lineOf(entry);
    this.#showRules(entry);
  }

  see(entry: Entry): void {
    this.#wall = entry.wall;
    const line = this.#lines.lineOf(entry);
    if (line && this.#gate.passes(`${line.what} of ${line.what === 'refused' ? 'all' : line.who}`)) this.#write(line);
    this.#showRules(entry);
  }

  /** Loads the rules, and has them judge what there was and what there will be. Call it once: until then entries wait in memory. */
  async judge(): Promise<void> {
    const rules = await this.#options.rules?.();
    if (!rules) return;
    const heard: Omit<LiveRulesOptions, 'rules'> = {
      broken: (...of) => this.#broken(...of),
      forgiven: (owner, rule) => this.#forgiven(owner, rule),
      suspended: (owner) => this.#suspended(owner),
    };
    this.#rules = 'v1' in rules ? new LiveRulesOfBoth({ ...heard, rules }) : new LiveRules({ ...heard, rules });
    for (const entry of this.#waiting ?? []) {
      this.#wall = entry.wall;
      this.#rules.see(entry);
    }
    this.#waiting = undefined;
  }

  /** A line of the caller's own. */
  say(line: EventLine): void {
    this.#wall = this.#options.clock.now();
    if (this.#gate.passes(`${line.what} of ${line.who}`)) this.#write(line);
  }

  /** Says what was left out and not said yet. */
  end(): void {
    this.#wall = this.#options.clock.now();
    this.#gate.flush();
  }

  #showRules(entry: Entry): void {
    if (this.#waiting) this.#waiting.push(entry);
    else this.#rules?.see(entry);
  }

  #broken(owner: Owner, rule: Rule, violation: Violation): void {
    const { id, level } = rule;
    const count = this.#book.add(owner, rule, violation);
    // Each of the first three, then the 10th, the 100th …
    if (count > 3 && !/^10*$/.test(String(count))) return;
    if (!this.#gate.passes(`rule broken of ${owner.deviceId ?? 'all'}`)) return;
    const { message, expected, actual, nearMiss } = violation;
    const times = count > 3 ? tell('rule.times', { level, n: count }) : level;
    const values = {
      ...{ rule: id, level: times },
      ...{ message: retold(message), expected: retold(expected), actual: retold(actual) },
    };
    const text =
      nearMiss === undefined
        ? tell('rule.broken', values)
        : tell('rule.brokenNear', { ...values, near: retold(nearMiss) });
    const colour = level === 'MUST' ? 'red' : 'yellow';
    this.#write({ who: this.#nameOf(owner), what: 'rule broken', text: plainText(text), colour });
  }

  #forgiven(owner: Owner, rule: Rule): void {
    this.#book.takeBack(owner, rule);
    if (!this.#gate.passes(`forgiven of ${owner.name}`)) return;
    this.#write({
      who: this.#nameOf(owner),
      what: 'taken back',
      text: tell('rule.forgiven', { rule: rule.id }),
      colour: 'green',
    });
  }

  #suspended(owner: Owner): void {
    if (!this.#gate.passes('not judged of all')) return;
    const text = tell('rule.suspended');
    this.#write({ who: this.#nameOf(owner), what: 'not judged', text, colour: 'yellow' });
  }

  #nameOf({ name, deviceId }: Owner): string {
    return deviceId === undefined ? name : this.#lines.nameOf(deviceId);
  }

  #leftOut(kind: string, leftOut: number, ms: number): void {
    const [what = kind] = kind.split(' of ');
    this.#wall = this.#options.clock.now();
    this.#write({
      who: '',
      what: 'left out',
      text: tell('rule.leftOut', { n: leftOut, what: whatHappened(what), s: ms / 1000 }),
      colour: 'dim',
    });
  }

  #write({ who, what, text, colour }: EventLine): void {
    const { write, secrets, colour: coloured } = this.#options;
    const paint = coloured ? ansi : plain;
    const time = new Date(this.#wall).toISOString().slice(11, 23);
    const name = cutTo(secrets.cover(who), nameWidth).padEnd(nameWidth);
    const said = padded(whatHappened(what), whatWidth);
    write(
      `${paint('dim', time)}  ${name}  ${colour ? paint(colour, said) : said}  ${cutTo(secrets.cover(text), longestText)}\n`,
    );
  }
}
