import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import { familyOf } from '../../rules/folds/request-families.ts';
import type { Entry } from '../../rules/rule.ts';
import { isAnswerOtherwise } from '../../scenarios/answered-otherwise.ts';

type Sent = Entry<'command-sent'>;

/**
 * Does an entry show that the device has answered this request, though not in the way that it has to? Its key shows it, whatever the topic,
 * and so does the topic of its family, unless the key is that of another request.
 */
export function isMeantFor(entry: Entry, request: Sent, others: readonly Sent[]): boolean {
  const isOfOther = others.some((other) => other.key !== request.key && hasKeyOf(entry, other));
  return hasKeyOf(entry, request) || (!isOfOther && isOfFamilyOf(entry, request));
}

/** Does it show an answer of which nothing says to what? */
export function isMeantForSome(entry: Entry, { v2 }: Sent): boolean {
  if (entry.type !== 'published' || entry.purpose === 'data') return false;
  const misplaced = dialectOf({ v2 }).misplacedAnswer?.(entry);
  return misplaced !== undefined && misplaced.family === undefined;
}

function hasKeyOf(entry: Entry, request: Sent): boolean {
  const { key } = request;
  if (entry.type === 'published') {
    if (entry.purpose === 'data' && entry.key !== undefined) return false;
    // A message that only names it may be a log.
    const isAnswer = () => dialectOf(request).misplacedAnswer?.(entry) !== undefined;
    return entry.topic.includes(key) || (Buffer.from(entry.payload).includes(key) && isAnswer());
  }
  if (entry.type !== 'response-unmatched' || !isAnswerOtherwise(entry)) return false;
  return entry.key === key || dialectOf(entry).mistakenKey(key, entry.key) !== undefined;
}

function isOfFamilyOf(entry: Entry, request: Sent): boolean {
  if (entry.type === 'published') {
    const misplaced = entry.purpose === 'data' ? undefined : dialectOf(request).misplacedAnswer?.(entry);
    return misplaced?.family === familyOf(request);
  }
  return entry.type === 'response-unmatched' && isAnswerOtherwise(entry) && familyOf(entry) === familyOf(request);
}
