import type { V1Connection } from './v1/own.ts';
import type { HandedOver, ToldMessage } from './v2/own.ts';

/** What a device gets when it is started: as environment variables, placeholders, or members of `start`. */
export interface Connection extends V1Connection {
  readonly host: string;
  readonly port: number;
  readonly transport: 'mqtts' | 'mqtt';
  /** Of the interface, that the device is to speak. Absent where that is left to it. */
  readonly generation?: 1 | 2;
  /** Path of a PEM file with the CA to trust. */
  readonly caFile: string;
  readonly deviceId: string;
  readonly nodeId: string;
  readonly secret: string;
  /** Folder with the product model's files, or, in generation 2, the product file. */
  readonly productModel: string;
  /** Only for dynamic registration, where `deviceId` and `secret` are empty: the device asks the platform for them. */
  readonly productId?: string;
  readonly productSecret?: string;
}

/** How a device ended. */
export interface Exit {
  /** Exit code, or null when a signal ended it; 0 for a module that stopped. */
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not run at all: "not found", "not executable", what a module threw. */
  readonly error?: string;
}

/** One line that the device printed. */
export interface OutputLine {
  /** Milliseconds since the epoch. */
  readonly wall: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** One service of a report, of either generation. */
export interface ReportedService {
  readonly serviceId: string;
  readonly serviceData: Readonly<Record<string, unknown>>;
}

/** A device that was started. */
export interface RunningDevice {
  /** Resolves when the device has ended, however it ended. Never rejects. */
  readonly exited: Promise<Exit>;
  readonly output: readonly OutputLine[];
  /** Asks it to end (SIGTERM, the module's `stop`), and makes sure of it (SIGKILL) after a grace. */
  stop(): Promise<Exit>;
  /** Only with an adapter: report these services now. Resolves when the adapter answered; rejects with its error. */
  report?(services: readonly ReportedService[]): Promise<void>;
  /** Only with an adapter: forget all state, as after a restart. */
  reset?(): Promise<void>;
  /** Only with an adapter, in generation 2: send this message now. */
  message?(message: ToldMessage): Promise<void>;
  /** Only with an adapter, in generation 2: what the device's application was handed since the last call, the oldest first. */
  received?(): Promise<readonly HandedOver[]>;
}

/** The device under test: a command, an adapter, a module in this process, or hardware on the bench. */
export interface DeviceUnderTest {
  readonly kind: 'command' | 'adapter' | 'module' | 'external';
  /** How the report names it. */
  readonly description: readonly string[];
  /** False for hardware that cannot be restarted: stopping it changes nothing. */
  readonly restartable: boolean;
  /** Resolves as soon as the device runs, not when it has connected. Rejects with a `DeviceError` when it cannot be started. */
  start(connection: Connection): Promise<RunningDevice>;
  /** Ends what outlives a single run: an adapter's process. Call it when the device is no longer needed. */
  close?(): Promise<void>;
}

/** The device could not be started. The message says what was tried, what happened, and what to do next. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
}

/** A device as a module: the default export of `device.module`. */
export type DeviceModule = (connection: Connection) => Promise<{
  stop(): Promise<void>;
  report?(services: readonly ReportedService[]): Promise<void>;
  reset?(): Promise<void>;
  message?(message: ToldMessage): Promise<void>;
  received?(): Promise<readonly HandedOver[]>;
}>;
