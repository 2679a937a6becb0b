import type { Stamp } from '../../../mock-platform/journal/events.ts';
import type { Entry } from '../rule.ts';

/** A `deviceRsp` that answers nothing which waits. */
export interface Stray {
  readonly response: Entry<'response-unmatched'>;
  /** What it belongs to, as far as that can be told, and the response itself. */
  readonly evidence: readonly Stamp[];
  /** What it answers, if that was not a valid command. */
  readonly probe?: Entry<'probe-sent'>;
  /** What the platform said, and wanted no answer to. */
  readonly said?: Entry<'message-sent'>;
  /** The command that it answers too late. */
  readonly command?: Entry<'command-sent'>;
}

type Watch = (stray: Stray) => (() => void) | undefined;

/** Each of these returns what takes its accusation back; nothing is called for a stray that is in order. */
export interface StrayWatcher {
  /** Its command had timed out. */
  late?: Watch;
  /** Its command was answered before. */
  again?: Watch;
  /** Its command was answered before, and one of the two answers came on a later connection than the command. */
  againAfterLoss?: Watch;
  /** Its command was answered before, and delivered twice. */
  redelivered?: Watch;
  /** It answers a well-formed message that is not a command. */
  toNoCommand?: Watch;
  /** It answers a malformed command, and not with an error. */
  malformed?: Watch;
  /** It answers what was never sent. */
  unknown?: Watch;
}

/** What a stray is a sign of. */
export type Sign = keyof StrayWatcher;
