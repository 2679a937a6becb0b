import type { Entry, Rule } from '../../rules/rule.ts';

/** What a recording of generation 1 has, as far as only its rules need it. */
export interface OwnFacts {
  readonly hasBinary: boolean;
  /** Publications in codec mode binary, decoded or not. */
  readonly hasCoded: boolean;
  /** Commands that a codec has made bytes of. */
  readonly hasCodedCommands: boolean;
  readonly hasRegistration: boolean;
}

export function ownFactsOf(entries: readonly Entry[]): OwnFacts {
  const has = (wanted: (entry: Entry) => boolean) => entries.some(wanted);
  return {
    hasBinary: has((entry) => entry.type === 'message-received' && entry.v1?.codecMode === 'binary'),
    hasCoded: has((entry) => entry.type === 'published' && entry.v1?.codecMode === 'binary'),
    hasCodedCommands: has(
      (entry) =>
        entry.type === 'packet-sent' && 'topic' in entry.packet && entry.packet.topic.endsWith('/command/binary'),
    ),
    hasRegistration: has((entry) => entry.type === 'authenticated' && entry.v1?.login === 'product'),
  };
}

/** What a rule of generation 1 lacks in a recording to find anything to decide; undefined where it is none of its own needs. */
export function ownLackOf({ needs }: Rule, { hasBinary, hasCoded, hasRegistration }: OwnFacts): string | undefined {
  if (needs?.includes('registration') && !hasRegistration) return 'no device registers itself in the recording';
  if (!needs?.includes('binary') || hasBinary) return undefined;
  return hasCoded ? 'needs the codec: give --codec' : 'no message in binary codec mode is in the recording';
}
