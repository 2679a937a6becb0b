import type { V1Coding, V1Command, V1Response } from '../generations/v1/own.ts';
import type { V2Probe, V2Request } from '../generations/v2/own.ts';

/** How a command stands to the product model of its device. Only a property set can have an unknown property. */
export type CommandFit = 'valid' | 'unknown-service' | 'unknown-command' | 'unknown-property' | 'invalid-parameters';

/** A command left for the device. Recorded just before its PUBLISH is handed to the wire. */
export interface CommandSent {
  readonly type: 'command-sent';
  readonly deviceId: string;
  readonly connection: number;
  readonly key: string;
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly fit: CommandFit;
  /** How the platform's message differs from the plainest form: key order, white space, members the device does not know, size. */
  readonly form?: string;
  /** The key of a command that stayed without an answer, and that this one repeats. */
  readonly again?: string;
  /** What was changed in it, one thing at a time, to find what makes the device answer: a name. */
  readonly trial?: string;
  readonly qos: 0 | 1;
  readonly payload: Uint8Array;
  /** Milliseconds that the platform waits for the answer. */
  readonly waitMs: number;
  readonly v1?: V1Command | undefined;
  readonly v2?: V2Request | undefined;
}

/** The same command was published again, with DUP, as after a lost PUBACK. */
export interface CommandRedelivered {
  readonly type: 'command-redelivered';
  readonly deviceId: string;
  readonly connection: number;
  readonly key: string;
  readonly payload: Uint8Array;
  readonly v1?: V1Command | undefined;
  readonly v2?: V2Request | undefined;
}

/** A response that answers a pending command. Stands after the `message-received` that carried it. */
export interface CommandAnswered {
  readonly type: 'command-answered';
  readonly deviceId: string;
  readonly connection: number;
  readonly key: string;
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly fit: CommandFit;
  readonly latencyMs: number;
  /** As sent, with any type. */
  readonly errcode: unknown;
  /** As sent; absent when the device sent none. */
  readonly body?: unknown;
  /**
   * The platform would not have matched it: it bears another key, or stands where, or is such that, nothing is read as an answer. A
   * suite takes it for what it is meant to be, where the device is known to answer in no other way.
   */
  readonly otherwise?: 'key' | 'form';
  /** It came after its time. A suite waits for it all the same, where the device is known to answer no sooner. */
  readonly late?: true;
  readonly v1?: V1Command | undefined;
  readonly v2?: V2Request | undefined;
}

/** A response that answers nothing that is pending. */
export interface ResponseUnmatched {
  readonly type: 'response-unmatched';
  readonly deviceId: string;
  readonly connection: number;
  /** Absent where none could be read. */
  readonly key?: string;
  /**
   * `repeated`: answered before · `late`: timed out before · `unknown`: never sent, or not to this device · `no-mid`: no usable key ·
   * `connection-lost`: the connection that carried the command closed, or the platform stopped waiting; no fault of the device's.
   */
  readonly reason: 'repeated' | 'late' | 'unknown' | 'no-mid' | 'connection-lost';
  readonly v1?: V1Response | undefined;
  readonly v2?: V2Request | undefined;
}

/** The wait for an answer ended without one. */
export interface CommandUnanswered {
  readonly type: 'command-unanswered';
  readonly deviceId: string;
  readonly connection: number;
  readonly key: string;
  readonly serviceId: string;
  readonly cmd: string;
  readonly fit: CommandFit;
  /** `timed-out`: the device had its whole wait, connected all along · `connection-lost`: the connection that carried it closed · `withdrawn`: the platform stopped waiting. */
  readonly outcome: 'timed-out' | 'connection-lost' | 'withdrawn';
  readonly waitedMs: number;
  /** Its wait was ended before its time, since the device had shown that no answer comes: one that comes all the same is not late. */
  readonly cutShort?: true;
  readonly v1?: V1Command | undefined;
  readonly v2?: V2Request | undefined;
}

/** Something on the command topic that is not a valid command, sent on purpose. The device must not answer it as one. */
export interface ProbeSent {
  readonly type: 'probe-sent';
  readonly deviceId: string;
  readonly connection: number;
  readonly topic: string;
  /** `malformed`: no well-formed command · `not-a-command`: well-formed, another kind of message · `oversized`: a command above the declared size. */
  readonly kind: 'malformed' | 'not-a-command' | 'oversized';
  /** What is wrong with it, in words. */
  readonly flaw: string;
  /** The key that a device could find in it, if any; never one that is pending. */
  readonly key?: string;
  readonly qos: 0 | 1;
  readonly payload: Uint8Array;
  readonly v1?: V1Coding | undefined;
  readonly v2?: V2Probe | undefined;
}

/** What is recorded of commands. Each has its key: the text that a response carries to tell which command it answers. */
export type CommandEvent =
  | CommandSent
  | CommandRedelivered
  | CommandAnswered
  | ResponseUnmatched
  | CommandUnanswered
  | ProbeSent;
