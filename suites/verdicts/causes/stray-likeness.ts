import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../../rules/rule.ts';
import { neighbours } from '../../trace/neighbours.ts';
import type { Case } from './case.ts';

type Stray = Entry<'response-unmatched'>;

/** So great a part of them is alike: numbers wrap around, and reports or other answers may come between. */
const MOST = 0.8;

/**
 * What answers to nothing have in common: each is the response before it once more, or with a mid so much higher, or bears
 * the mid of the command before, or what an overflow makes of a mid. A device that does so makes no difference between the occasions that rules make. Empty
 * when they have nothing in common.
 */
export function strayLikeness(cases: readonly Case[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const like of cases.flatMap(likenesses)) counts.set(like, (counts.get(like) ?? 0) + 1);
  return new Set([...counts].flatMap(([like, count]) => (count >= cases.length * MOST ? [like] : [])));
}

function likenesses({ shownBy, evidence, journal }: Case): string[] {
  const stray = shownBy.type === 'command-unanswered' ? evidence.findLast(isStray) : shownBy;
  if (stray?.type !== 'response-unmatched') return [];
  const like = likeResponseBefore(stray, journal);
  const mistaken = likeMidBefore(stray, journal);
  return [
    ...(like === undefined ? [] : [like]),
    ...(mistaken === undefined ? [] : [mistaken]),
    ...(isOfCommandBefore(stray, journal) ? ['the mid before'] : []),
  ];
}

function likeResponseBefore(stray: Stray, journal: readonly Entry[]): string | undefined {
  const isResponse = (entry: Entry) =>
    entry.type === 'message-received' && entry.connection === stray.connection && entry.kind === 'response';
  const [message, before] = neighbours(journal, stray, { side: 'before', count: 2, wanted: isResponse });
  if (message?.type !== 'message-received' || before?.type !== 'message-received') return undefined;
  if (Buffer.compare(message.payload, before.payload) === 0) return 'the same again';
  const [one, other] = [before.value, message.value] as [Record<string, unknown>, Record<string, unknown>];
  if (!Number.isInteger(one.mid) || !Number.isInteger(other.mid) || one.mid === other.mid) return undefined;
  const isAlike = JSON.stringify({ ...one, mid: 0 }) === JSON.stringify({ ...other, mid: 0 });
  return isAlike ? `mid ${Number(other.mid) - Number(one.mid)} higher` : undefined;
}

/** A command may follow before the answer to what was sent before it arrives. */
const RECENT = 3;

/** What an overflow makes of a mid that the device was sent lately, in a command or in something that is none. */
function likeMidBefore(stray: Stray, journal: readonly Entry[]): string | undefined {
  const wanted = (entry: Entry) =>
    (entry.type === 'command-sent' || entry.type === 'probe-sent') && entry.deviceId === stray.deviceId;
  const sent = neighbours(journal, stray, { side: 'before', count: RECENT, wanted });
  const { sentKey, keyIn, mistakenKey } = dialectOf(stray);
  const keys = sent.map((entry) =>
    'key' in entry ? entry.key : 'payload' in entry ? keyIn(entry.payload) : undefined,
  );
  return keys.map((key) => (key === undefined ? undefined : mistakenKey(key, sentKey(stray)))).find(Boolean);
}

/** While one command waits, it bears the mid of the one before. */
function isOfCommandBefore(stray: Stray, journal: readonly Entry[]): boolean {
  const wanted = (entry: Entry) => entry.type === 'command-sent' && entry.deviceId === stray.deviceId;
  const [last, before] = neighbours(journal, stray, { side: 'before', count: 2, wanted });
  return last?.type === 'command-sent' && before?.type === 'command-sent' && before.key === stray.key;
}

function isStray(entry: Entry): entry is Stray {
  return entry.type === 'response-unmatched';
}
