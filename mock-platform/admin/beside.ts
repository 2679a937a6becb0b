import type { Fetch } from '../http/answer-with.ts';
import type { Device } from '../registry/device.ts';

/** One rule that one device, or stranger, breaks while the platform is served. */
export interface BrokenRule {
  /** What it is called: the deviceId, or how a stranger calls itself. */
  readonly who: string;
  /** Of a registered device. */
  readonly deviceId?: string;
  readonly rule: string;
  readonly level: string;
  /** 0 when all was taken back. */
  readonly count: number;
  /** Grows with each change of any of them. */
  readonly version: number;
  /** The latest time; absent when too many rules are broken to remember each. */
  readonly latest?: BrokenOnce;
}

/** One time. */
export interface BrokenOnce {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly nearMiss?: string;
  /** Numbers of the journal's entries that show it, the offending one last. */
  readonly evidence: readonly number[];
}

/** What live rules found. */
export interface BrokenRules {
  /** Of the latest change. */
  readonly version: number;
  /** In the order of their first time. */
  all(): Iterable<BrokenRule>;
}

/** The result of a conformance run, from its folder. */
export interface LatestReport {
  /** Path of its folder. */
  readonly folder: string;
  /** When it was written, in ISO 8601. */
  readonly time: string;
  readonly verdict: string;
  readonly generation: number;
  readonly seed: number;
  readonly durationMs: number;
  /** Rules by their verdict. */
  readonly counts: Readonly<Record<string, number>>;
  /** The device's command line. */
  readonly device: readonly string[];
  /** The first rules that failed. */
  readonly failing: readonly { readonly id: string; readonly sentence: string }[];
  /** A command line that runs the same again. */
  readonly command: string;
}

/** What the admin API tells of that a platform does not know by itself. Each of it may be missing. */
export interface AdminBeside {
  /** With what a device logs in. @param time milliseconds since the epoch */
  readonly loginOf?: (
    device: Pick<Device, 'deviceId' | 'secret'>,
    time: number,
  ) => { readonly clientId: string; readonly username: string; readonly password: string };
  readonly broken?: BrokenRules;
  /** The latest first. */
  readonly reports?: () => Promise<readonly LatestReport[]>;
  /** Loads what is shown at `/`, and under `/console/`. */
  readonly page?: () => Promise<Fetch>;
}
