import type { V2Topic } from '../generations/v2/own.ts';

/** Something that the platform said to a device and wants no answer to. */
interface Message {
  readonly deviceId: string;
  readonly connection: number;
  readonly topic: string;
  readonly payload: Uint8Array;
  /**
   * `message`: an application's · `event`: of the platform's own services · `shadow`: what a device asked for, told under the key of its
   * request.
   */
  readonly what: 'message' | 'event' | 'shadow';
  /** By what an application knows it. */
  readonly messageId?: string | undefined;
  readonly v2?: V2Topic | undefined;
}

/** A message left for the device. Recorded just before its PUBLISH is handed to the wire. */
export interface MessageSent extends Message {
  readonly type: 'message-sent';
  readonly qos: 0 | 1;
  /** It waited for the device to come on line. */
  readonly waited?: true;
  /** It answers what the device itself asked for. */
  readonly reply?: true;
}

/** The same message was published again, with DUP, since its PUBACK did not come. */
export interface MessageRedelivered extends Message {
  readonly type: 'message-redelivered';
}

/** What became of an application's message. */
export interface MessageStatus {
  readonly type: 'message-status';
  readonly deviceId: string;
  readonly messageId: string;
  /**
   * `waiting`: the device is off line · `sent`: it left for the device · `replaced`: later messages took its place while it waited ·
   * `expired`: it waited as long as it may · `not-subscribed`: on a topic that the device has to subscribe to, and has not ·
   * `offline`: the device is off line, and the message was not to wait.
   */
  readonly status: 'waiting' | 'sent' | 'replaced' | 'expired' | 'not-subscribed' | 'offline';
  /** As its application calls it, where it does. */
  readonly name?: string | undefined;
  readonly topic: string;
}

/** What is recorded of what the platform says without wanting an answer. */
export type MessageEvent = MessageSent | MessageRedelivered | MessageStatus;
