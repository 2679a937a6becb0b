import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import { neighbours } from '../../report/neighbours.ts';
import type { Entry } from '../../rules/rule.ts';
import type { Case } from './case.ts';

/** So great a part of them is alike: numbers wrap around, and reports or other answers may come between. */
const MOST = 0.8;

/**
 * What answers to nothing have in common: each is the response before it once more, or with a mid so much higher. A
 * device that does so makes no difference between the occasions that rules make. Undefined when they have nothing in common.
 */
export function strayLikeness(cases: readonly Case[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const like = likeness(one);
    if (like !== undefined) counts.set(like, (counts.get(like) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] >= cases.length * MOST ? most[0] : undefined;
}

function likeness({ shownBy, journal }: Case): string | undefined {
  if (shownBy.type !== 'response-unmatched') return undefined;
  const isResponse = (entry: Entry) =>
    entry.type === 'message-received' && entry.connection === shownBy.connection && isDeviceRsp(entry.value);
  const [stray, before] = neighbours(journal, shownBy, { side: 'before', count: 2, wanted: isResponse });
  if (stray?.type !== 'message-received' || before?.type !== 'message-received') return undefined;
  if (Buffer.compare(stray.payload, before.payload) === 0) return 'the same again';
  const [one, other] = [before.value, stray.value] as [Record<string, unknown>, Record<string, unknown>];
  if (!Number.isInteger(one.mid) || !Number.isInteger(other.mid)) return undefined;
  const isAlike = JSON.stringify({ ...one, mid: 0 }) === JSON.stringify({ ...other, mid: 0 });
  return isAlike ? `mid ${Number(other.mid) - Number(one.mid)} higher` : undefined;
}

function isDeviceRsp(value: unknown): boolean {
  return isObject(value) && value.msgType === 'deviceRsp';
}
