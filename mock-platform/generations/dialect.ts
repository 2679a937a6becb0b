import type { CommandEvent, CommandSent, ResponseUnmatched } from '../commands/events.ts';
import type { Authenticated, MessageReceived, Published, Subscribed } from '../journal/events.ts';
import type { V2Family } from './v2/own.ts';

/** For what a device means a topic that is not right. */
export interface MeantTopic {
  readonly is: 'report' | 'answer';
  /** Which requests it answers there; absent where there is only one kind, or the topic does not say. */
  readonly family?: V2Family;
}

/** An answer in a place where the platform does not look for answers. */
export interface MisplacedAnswer {
  /** Absent where nothing says which requests it answers. */
  readonly family?: V2Family;
  /** What is wrong with its topic. */
  readonly nearMiss?: string;
}

/** What whoever reads a journal must know of its generation, to match responses with commands and to tell of them. */
export interface Dialect {
  /** What the key of a command is called: `mid`. */
  readonly keyName: string;
  /** What a response is called, with its article: `a deviceRsp`. */
  readonly response: string;
  /** What an echo of these parameters has, in words: `a body that repeats {}`. */
  readonly echoOf: (paras: string) => string;
  /** The key of a response as the device wrote it, with any type; undefined where it wrote none. */
  sentKey(response: ResponseUnmatched): unknown;
  /** The same of whatever has to do with one command, as it was written on the wire. */
  writtenKey(entry: CommandEvent | MessageReceived): unknown;
  /** The key that it stands for, if what was written is read without care; one that no command has, where it is none. */
  meantKey(response: ResponseUnmatched): string;
  /** The key that a careless reader finds in something that is not a command. */
  keyIn(payload: Uint8Array): string | undefined;
  /** So many bytes of a command are its key. */
  keyBytes(key: string): number;
  /** Has a message what only responses have? */
  isLikeResponse(message: object): boolean;
  /** Has a text what only responses have, also where it is not well-formed? */
  saysResponse(payload: Uint8Array): boolean;
  /** Has a topic name, or a filter, the form of one of this interface, whoever's it is? */
  isTopic(topic: string): boolean;
  /** For what a device means a topic that is not right; undefined where that cannot be told. Absent where topics do not say. */
  meantBy?(topic: string): MeantTopic | undefined;
  /**
   * What was published where the platform looks for no answers, and can only be meant as one: to which requests, and what is wrong with the
   * topic. Absent where nothing is told of that.
   */
  misplacedAnswer?(publication: Published): MisplacedAnswer | undefined;
  /** Is it neither report nor response by its topic alone, whatever stands in it? */
  isAside(message: Pick<MessageReceived, 'v2'>): boolean;
  /** Has a text what only reports have, also where it is not well-formed? */
  saysReport(payload: Uint8Array): boolean;
  /** Can a command have this key? */
  isKey(key: string): boolean;
  /** What a device has made of a key: "the low byte of the mid"; undefined when it is the key itself or looks like none. */
  mistakenKey(key: string, sent: unknown): string | undefined;
  /** Does a key that is not the command's own tell, however it looks, that the device did not repeat it? */
  readonly hasTellingKeys: boolean;
  /** Is it one at which devices fail that handled others? */
  isBoundaryKey(key: string): boolean;
  /** Could a device take it for a command that it knows, since it says the same, though its key is another one? */
  mayPassForKnown(command: CommandSent): boolean;
  /** Where keys are in an order: does it come before the one of the command before? */
  isLowerKey(key: string, before: string): boolean;
  /** Where commands come without a subscription: would one to this filter bring this command? Absent where they do not. */
  brings?(filter: Subscribed['filters'][number], command: CommandSent): boolean;
  /** Is the command written as text, for people to read? */
  isText(command: CommandSent): boolean;
  /** The command in its plainest form, as a value. */
  messageOf(command: CommandSent): unknown;
  /** With what a response says whether it was carried out, as sent: 0 is success. Undefined where it says nothing. */
  codeOf(message: unknown): unknown;
  /** What that is called: `errcode`. */
  readonly codeName: string;
  /** Does it say that all is well? Undefined or null where a response says nothing. */
  isSuccess(code: unknown): boolean;
  /** The services of a report, as sent; undefined where it does not hold a list of them. */
  servicesIn(report: unknown): readonly unknown[] | undefined;
  /** By what a login names its device: `nodeId`. */
  loginName(login: Authenticated): string;
}
