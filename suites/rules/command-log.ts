import type { DeviceDeclared, Stage } from './harness-events.ts';
import { mistakenMid } from './mistaken-mid.ts';
import type { Entry } from './rule.ts';

/**
 * What was special about a command. One that fails is blamed on the first of these that holds, so that one fault of a
 * device names one rule.
 */
export const circumstances = [
  /** The device has not answered a valid command yet, or left an ordinary one unanswered: nothing more can be told apart. */
  'unproven',
  /** Longer than any that was answered, or than one that was not for its length. */
  'size',
  /** It left in pieces, */
  'pieces',
  /** or in one write with others, */
  'joined',
  /** or as one of many at once. */
  'burst',
  /** The device has come back, and has not answered on this connection yet. */
  'reconnected',
  /** The first since bytes that MQTT forbids, */
  'forbidden-packet',
  /** since a command above the declared size, */
  'oversized',
  /** or since something that is no valid command. */
  'malformed',
  /** None at this QoS was answered so far, while some at the other were. */
  'qos',
  /** Written otherwise than in the plainest form. */
  'form',
  /** Its mid was answered before. */
  'mid-again',
  /** Its mid is one at which numbers overflow, or what came instead is what an overflow makes of it. */
  'mid',
  'ordinary',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** A command that waits for its answer. */
export interface Pending {
  readonly command: Entry<'command-sent'>;
  /** When it was sent. */
  readonly stages: ReadonlySet<Stage>;
  /** Commands that waited at the same time. */
  readonly companions: Set<Entry<'command-sent'>>;
  /** Mids of answers to nothing that came while it waited. */
  readonly strayMids: unknown[];
  /** Nothing can be concluded from silence. */
  excused: boolean;
  failed: boolean;
}

export type Upset = Extract<Circumstance, 'forbidden-packet' | 'oversized' | 'malformed'>;

/** Where numbers outgrow a signed byte, a byte, a signed 16-bit number and a 16-bit number, and the least. */
const boundaryMids: ReadonlySet<number> = new Set([1, 127, 128, 255, 256, 32_767, 32_768, 65_535]);
/** Buffers of 256 bytes are the smallest that are common (ref 12), and a topic takes a part of them. */
const shortBytes = 150;

/** What a journal has shown of one device and its commands so far. */
export class CommandLog {
  readonly pending = new Map<number, Pending>();
  readonly stages = new Set<Stage>();
  /** What may have harmed the device, until it answers a command that was sent later. */
  readonly upsets = new Map<Upset, Entry<'probe-sent' | 'bytes-sent'>>();
  /** Take accusations of silence back, by mid. */
  readonly pardons = new Map<number, () => void>();
  /** Take accusations of having closed the connection back, by the kind of command. */
  readonly drops = new Map<string, (() => void) | undefined>();
  /** The latest command whose connection was lost. */
  lost: Pending | undefined;
  declared: DeviceDeclared | undefined;
  /** The device was asked to stop, or has ended. */
  leaving = false;
  /** Ordinary commands that stayed without an answer. */
  doubts = 0;
  /** The device did not repeat the parameters of an ordinary echo command: it cannot, so it tells nothing elsewhere. */
  garbles = false;
  /** Length of the shortest command that seems to have been too long, in bytes. */
  tooLong = Number.POSITIVE_INFINITY;
  #answered = false;
  #longest = 0;
  readonly #mids = new Set<number>();
  readonly #qos = new Set<number>();
  readonly #connections = new Set<number>();

  restarted(): void {
    this.leaving = false;
    this.#mids.clear();
    this.#connections.clear();
    this.upsets.clear();
  }

  answered({ fit, mid, qos, connection, payload, seq }: Entry<'command-sent'>): void {
    this.lost = undefined;
    if (fit !== 'valid') return;
    this.#answered = true;
    this.#mids.add(mid);
    this.#qos.add(qos);
    this.#connections.add(connection);
    this.#longest = Math.max(this.#longest, payload.length);
    if (payload.length >= this.tooLong) this.tooLong = Number.POSITIVE_INFINITY;
    for (const [kind, upset] of this.upsets) if (upset.seq < seq) this.upsets.delete(kind);
  }

  /** A command of the kind was answered: the one time that the device closed the connection instead was chance. */
  pardonDrop(kind: string): void {
    this.drops.get(kind)?.();
    if (this.drops.has(kind)) this.drops.set(kind, undefined);
  }

  /** Excuses the commands that wait, or those of one connection. */
  excuse(connection?: number): void {
    for (const waiting of [...this.pending.values(), ...(this.lost ? [this.lost] : [])]) {
      if (connection === undefined || waiting.command.connection === connection) waiting.excused = true;
    }
  }

  /** The latest command that waited on a connection, or on any. */
  latest(connection?: number): Pending | undefined {
    return [...this.pending.values(), ...(this.lost ? [this.lost] : [])]
      .filter(({ command }) => connection === undefined || command.connection === connection)
      .reduce<Pending | undefined>((a, b) => (a && a.command.seq > b.command.seq ? a : b), undefined);
  }

  /** In order of precedence, never empty. */
  circumstancesOf({ command, stages, strayMids }: Pending): Circumstance[] {
    const { mid, qos, connection } = command;
    const holds: Partial<Record<Circumstance, boolean>> = {
      unproven: !this.#answered || this.doubts > 0,
      size: this.#isLong(command, stages),
      pieces: stages.has('pieces'),
      joined: stages.has('joined'),
      burst: stages.has('burst'),
      reconnected: this.#connections.size > 0 && !this.#connections.has(connection),
      'forbidden-packet': this.upsets.has('forbidden-packet'),
      oversized: this.upsets.has('oversized'),
      malformed: this.upsets.has('malformed'),
      qos: this.#qos.size > 0 && !this.#qos.has(qos),
      form: isRewritten(command),
      'mid-again': this.#mids.has(mid),
      mid: boundaryMids.has(mid) || strayMids.some((stray) => mistakenMid(mid, stray) !== undefined),
      ordinary: true,
    };
    return circumstances.filter((circumstance) => holds[circumstance]);
  }

  #isLong(command: Entry<'command-sent'>, stages: ReadonlySet<Stage>): boolean {
    const { length } = command.payload;
    const { maxCommandBytes = Number.POSITIVE_INFINITY } = this.declared ?? {};
    if (length > maxCommandBytes) return false;
    if (length >= this.tooLong) return true;
    const isPlain = !isRewritten(command) && !stages.has('pieces') && !stages.has('joined') && !stages.has('burst');
    return isPlain && length > this.#longest && length > Math.min(shortBytes, maxCommandBytes / 2);
  }
}

/** Padding to a number of bytes is about size, not about form. */
function isRewritten({ form }: Entry<'command-sent'>): boolean {
  return form !== undefined && form !== 'plain' && !/\bbytes\b/.test(form);
}
