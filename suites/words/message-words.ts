import type { Payload } from '../result/conformance-result.ts';

/** A message in short. */
export interface MessageSummary {
  /** What it means: `deviceRsp mid 2 errcode 0`. */
  readonly gist: string;
  /** What else it carries, as JSON. May be long, and empty. */
  readonly rest: string;
  /** The topic says nothing that the gist does not say. */
  readonly isUsualTopic: boolean;
}

/** How the messages of a generation are told. */
export interface MessageWords {
  /** What a message on this topic means, whatever the order of its members. Undefined for what is not one of the generation. */
  summary(message: unknown, topic: string): MessageSummary | undefined;
  /** The same as a verb with its object: `reports Lamp, Energy`. @param from `platform` or `device` */
  inWords(payload: Payload, from: string): string | undefined;
  /** Matches what begins with a gist. */
  readonly gist: RegExp;
}
