import { Budget } from '../../mock-platform/budget.ts';
import { LiveJudgement, type ViolationWatcher } from '../rules/judge.ts';
import type { Entry, Rule, Violation } from '../rules/rule.ts';
import { DeviceStreams, type Owner } from './device-streams.ts';
import { Retained } from './retained.ts';

export interface LiveRulesOptions {
  readonly rules: readonly Rule[];
  readonly broken: (owner: Owner, rule: Rule, violation: Violation) => void;
  /** A later entry put it right: an answer that came after all. */
  readonly forgiven: (owner: Owner, rule: Rule, violation: Violation) => void;
  /** It sent too much to remember: it is not judged until it connects again. */
  readonly suspended?: (owner: Owner) => void;
}

/** This number of clients that are not registered is kept apart; the one that was quiet the longest is forgotten first. */
const mostStrangers = 20;
/**
 * So many devices are judged at the same time; 100 kB each is what the rules take. The one that was quiet the longest is judged
 * again from its next connection on.
 */
const mostDevices = 500;
const MiB = 1024 * 1024;
/** What rules may hold of long packets: of a device, before its next connection is judged from scratch, and of all together. */
const mostOfDevice = 2 * MiB;
const mostTogether = 8 * MiB;
/** Of each connection rules keep some 3 kB: the one behind so many is judged from scratch. */
const mostConnections = 100;

/** One device, or stranger, and what judges it. */
interface Judged {
  readonly owner: Owner;
  readonly retained: Retained;
  /** From its first connection on. */
  judgement: LiveJudgement | undefined;
  /** Entries of connections up to this one are left out: their beginning is forgotten, and what would speak for the device with it. */
  forgottenUpTo: number;
  /** The latest connection. */
  latest: number;
  /** Connections that its judgement has seen. */
  connections: number;
  /** The number of its last entry. */
  lastSeen: number;
  /** What it is registered as. */
  registered?: Entry;
}

/** Judges each device of a platform for itself, while its journal is written. */
export class LiveRules {
  readonly #options: LiveRulesOptions;
  readonly #judged = new Map<string, Judged>();
  /** Those of them that are judged at present, by what they are. */
  readonly #present = { devices: new Set<Judged>(), strangers: new Set<Judged>() };
  readonly #streams: DeviceStreams;
  readonly #budget = new Budget<Judged>(mostTogether, (judged) => this.#suspend(judged));
  /** Entries of these types the rules look at. */
  readonly #types: ReadonlySet<string>;
  /** What a device that is judged from later on has to be told first. */
  #background: Entry[] = [];

  constructor(options: LiveRulesOptions) {
    this.#options = options;
    this.#types = new LiveJudgement(options.rules).types;
    this.#streams = new DeviceStreams(
      (owner, entry) => {
        const judged = this.#judgedOf(owner, entry);
        if (judged) this.#judge(judged, entry);
      },
      (entry) => this.#remember(entry),
    );
  }

  /** How many entries are kept for devices that come later. */
  get kept(): number {
    return this.#background.length;
  }

  /** How many devices and strangers are judged. */
  get judging(): number {
    return this.#present.devices.size + this.#present.strangers.size;
  }

  see(entry: Entry): void {
    this.#streams.see(entry);
  }

  #judge(judged: Judged, entry: Entry): void {
    if (entry.type === 'device-registered') judged.registered = entry;
    judged.lastSeen = entry.seq;
    const connection = 'connection' in entry ? entry.connection : undefined;
    if (connection !== undefined) {
      if (connection <= judged.forgottenUpTo) return;
      if (entry.type === 'connection-opened') {
        if (judged.retained.bytes > mostOfDevice || judged.connections >= mostConnections) this.#restart(judged);
        judged.judgement ??= this.#begin(judged);
        judged.connections += 1;
      }
      judged.latest = Math.max(judged.latest, connection);
    }
    if (judged.judgement) {
      judged.judgement.see(entry);
      judged.retained.add(entry);
      this.#budget.hold(judged, judged.retained.bytes);
    }
    if (entry.type === 'device-deleted') this.#forget(judged);
  }

  #remember(entry: Entry): void {
    // Calls of applications come by the thousand, and no rule looks at them.
    if (!this.#types.has(entry.type)) return;
    // Of a listener's changes only the last one counts; a product is registered once.
    if (entry.type === 'listener-changed') {
      this.#background = this.#background.filter(
        (other) => other.type !== 'listener-changed' || other.transport !== entry.transport,
      );
    }
    this.#background.push(entry);
    for (const { judgement } of this.#judged.values()) judgement?.see(entry);
  }

  /** Undefined for what comes after all that was known of the owner is forgotten. */
  #judgedOf(owner: Owner, { type }: Entry): Judged | undefined {
    const key = keyOf(owner);
    const known = this.#judged.get(key);
    if (known || (type !== 'connection-opened' && type !== 'device-registered')) return known;
    const judged: Judged = {
      ...{ owner, retained: new Retained(), judgement: undefined },
      ...{ forgottenUpTo: -1, latest: -1, connections: 0, lastSeen: 0 },
    };
    this.#judged.set(key, judged);
    return judged;
  }

  #begin(judged: Judged): LiveJudgement {
    const { owner, registered } = judged;
    this.#makeRoom(owner);
    const { rules, broken, forgiven } = this.#options;
    const watcher: ViolationWatcher = {
      broken: (rule, violation) => broken(owner, rule, violation),
      forgiven: (rule, violation) => forgiven(owner, rule, violation),
    };
    const judgement = new LiveJudgement(rules, watcher);
    for (const entry of this.#background) judgement.see(entry);
    if (registered) judgement.see(registered);
    this.#presentLike(owner).add(judged);
    return judgement;
  }

  /** Judges from the next connection on, and forgets all that was before. */
  #restart(judged: Judged): void {
    this.#presentLike(judged.owner).delete(judged);
    judged.judgement = undefined;
    judged.connections = 0;
    judged.forgottenUpTo = judged.latest;
    judged.retained.clear();
    this.#budget.hold(judged, 0);
  }

  #presentLike({ deviceId }: Owner): Set<Judged> {
    return this.#present[deviceId === undefined ? 'strangers' : 'devices'];
  }

  /** Of those like the one that comes, the one that was quiet the longest goes. */
  #makeRoom(owner: Owner): void {
    const present = this.#presentLike(owner);
    if (present.size < (owner.deviceId === undefined ? mostStrangers : mostDevices)) return;
    const quietest = [...present].reduce((least, one) => (one.lastSeen < least.lastSeen ? one : least));
    if (owner.deviceId === undefined) this.#forget(quietest);
    else this.#restart(quietest);
  }

  #forget(judged: Judged): void {
    this.#judged.delete(keyOf(judged.owner));
    this.#presentLike(judged.owner).delete(judged);
    this.#budget.hold(judged, 0);
  }

  #suspend(judged: Judged): void {
    this.#restart(judged);
    this.#options.suspended?.(judged.owner);
  }
}

function keyOf({ deviceId, name }: Owner): string {
  return `${deviceId === undefined ? 'stranger' : 'device'} ${name}`;
}
