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
  /** So many judge side by side, each of them its own devices, and share what may be kept. Default: 1. */
  readonly among?: number;
}

interface Bounds {
  /** So many are judged at the same time. */
  readonly most: number;
  /** More are judged only while they are there, or have been of late. */
  readonly few: number;
}

/** 80 kB each is what the rules take. The one that was quiet the longest is judged again from its next connection on. */
const ofDevices: Bounds = { most: 500, few: 32 };
/** Clients that are not registered. The one that was quiet the longest is forgotten first. */
const ofStrangers: Bounds = { most: 20, few: 5 };
/** Who has had no connection for so long is gone, in milliseconds: half a minute after a storm its memory is free again. */
const goneMs = 30_000;
/** Of one that is gone rules hold no more than this: twelve attempts are as many as any rule compares. */
const ofGone = { connections: 12, bytes: 64 * 1024 };
/** How often those who are gone are looked for, by the entries' own time. */
const lookMs = 1000;
const MiB = 1024 * 1024;
/** What rules may hold of long packets: of a device, before its next connection is judged from scratch, and of all together. */
const mostOfDevice = 2 * MiB;
const mostTogether = 8 * MiB;
/** Of each connection rules keep some 1 kB: the one behind so many is judged from scratch. */
const mostConnections = 40;

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
  /** Its connections that are open. */
  readonly open: Set<number>;
  /** The number of its last entry, and when that was. */
  lastSeen: number;
  lastAt: number;
}

/** Judges each device of a platform for itself, while its journal is written. */
export class LiveRules {
  readonly #options: LiveRulesOptions;
  /** Those who have connected. */
  readonly #judged = new Map<string, Judged>();
  /** What devices are registered as: nothing else is kept of one that never connects, as there may be thousands. */
  readonly #registered = new Map<string, Entry>();
  /** Those of them that are judged at present, by what they are. */
  readonly #present = { devices: new Set<Judged>(), strangers: new Set<Judged>() };
  readonly #streams: DeviceStreams;
  readonly #budget: Budget<Judged>;
  readonly #among: number;
  /** Entries of these types the rules look at. */
  readonly #types: ReadonlySet<string>;
  /** What a device that is judged from later on has to be told first. */
  #background: Entry[] = [];
  /** When those who are gone were looked for. */
  #lookedAt = 0;

  constructor(options: LiveRulesOptions) {
    this.#options = options;
    this.#among = options.among ?? 1;
    this.#budget = new Budget<Judged>(mostTogether / this.#among, (judged) => this.#suspend(judged));
    this.#types = new LiveJudgement(options.rules).types;
    this.#streams = new DeviceStreams(
      (owner, entry) => {
        if (entry.type === 'device-registered') this.#registered.set(entry.deviceId, entry);
        else if (entry.type === 'device-deleted') this.#registered.delete(entry.deviceId);
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

  /** How many have connected, and are remembered for that. */
  get known(): number {
    return this.#judged.size;
  }

  /** How many devices and strangers are judged. */
  get judging(): number {
    return this.#present.devices.size + this.#present.strangers.size;
  }

  see(entry: Entry): void {
    this.#streams.see(entry);
    if (entry.at - this.#lookedAt < lookMs) return;
    this.#lookedAt = entry.at;
    for (const [present, { few }] of [
      [this.#present.devices, ofDevices],
      [this.#present.strangers, ofStrangers],
    ] as const) {
      this.#dropGone(present, Math.ceil(few / this.#among), entry.at - goneMs);
    }
  }

  #judge(judged: Judged, entry: Entry): void {
    judged.lastSeen = entry.seq;
    judged.lastAt = entry.at;
    const connection = 'connection' in entry ? entry.connection : undefined;
    if (connection !== undefined) {
      if (entry.type === 'connection-opened') judged.open.add(connection);
      else if (entry.type === 'connection-closed') judged.open.delete(connection);
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
    if (known || type !== 'connection-opened') return known;
    const judged: Judged = {
      ...{ owner, retained: new Retained(), judgement: undefined },
      ...{ forgottenUpTo: -1, latest: -1, connections: 0, open: new Set<number>(), lastSeen: 0, lastAt: 0 },
    };
    this.#judged.set(key, judged);
    return judged;
  }

  #begin(judged: Judged): LiveJudgement {
    const { owner } = judged;
    const registered = owner.deviceId === undefined ? undefined : this.#registered.get(owner.deviceId);
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
    if (present.size < (owner.deviceId === undefined ? ofStrangers : ofDevices).most) return;
    this.#letGo([...present].reduce((least, one) => (one.lastSeen < least.lastSeen ? one : least)));
  }

  /** Of those who have been gone since before that moment: whose rules hold much, and the longest, as long as there are more than a few. */
  #dropGone(present: ReadonlySet<Judged>, few: number, since: number): void {
    const gone = [...present].filter(({ open, lastAt }) => open.size === 0 && lastAt < since);
    for (const judged of gone) if (isLarge(judged)) this.#letGo(judged);
    const small = gone.filter((judged) => present.has(judged));
    small.sort((one, other) => one.lastSeen - other.lastSeen);
    for (const judged of small.slice(0, Math.max(0, present.size - few))) this.#letGo(judged);
  }

  #letGo(judged: Judged): void {
    if (judged.owner.deviceId === undefined) this.#forget(judged);
    else this.#restart(judged);
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

function isLarge({ connections, retained }: Judged): boolean {
  return connections > ofGone.connections || retained.bytes > ofGone.bytes;
}

function keyOf({ deviceId, name }: Owner): string {
  return `${deviceId === undefined ? 'stranger' : 'device'} ${name}`;
}
