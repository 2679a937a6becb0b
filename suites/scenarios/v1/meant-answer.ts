import { interpret } from '../../../mock-platform/generations/v1/messages.ts';
import type { Entry } from '../../rules/rule.ts';
import type { MeantAnswer } from '../meant-answers.ts';
import type { V1Settled } from './own.ts';

/** An answer on the command topic, or one whose bytes the codec reads when the last of them is left out. */
export function meantAnswer(entry: Entry, { codecMode = 'json', codec }: V1Settled): MeantAnswer | undefined {
  const payload = payloadIn(entry, codecMode);
  if (payload === undefined) return undefined;
  const { key, response } = interpret(payload, codecMode, codec);
  return key !== undefined && response ? { key, response } : undefined;
}

function payloadIn(entry: Entry, codecMode: 'json' | 'binary'): Uint8Array | undefined {
  switch (entry.type) {
    case 'published':
      return entry.purpose === 'command' ? entry.payload : undefined;
    case 'message-received': {
      const isBytes = codecMode === 'binary' && entry.unreadable !== undefined;
      return isBytes ? entry.payload.subarray(0, -1) : undefined;
    }
    default:
      return undefined;
  }
}
