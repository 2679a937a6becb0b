import { defineRule, type Entry } from './rule.ts';

/** A device cannot tell a take-over from a broken connection, so it may come back; this often is a fight. */
export const fight = 3;
/** Back-offs add jitter, and a busy machine makes waits look longer than they are: only more than that counts as longer. */
const growth = 1.6;
const noiseMs = 200;
/** A device that held its connection for so long may take it for a new start: the other client is slow, on a busy machine. */
export const steadyMs = 1500;
/** A wait of this length need not grow: back-offs have a ceiling. */
const ceilingMs = 30_000;

export default defineRule({
  id: 'V1-SESSION-07',
  level: 'SHOULD',
  sentence: 'does not fight for the connection when another client took it over: each time it waits longer',
  source: 'ref 2.4',
  judge({ exercised, broken }) {
    let playing = false;
    const rivals = new Set<number>();
    let lostAt: Entry<'taken-over'> | undefined;
    let takenAt: Entry<'taken-over'> | undefined;
    let waits: number[] = [];
    let told = false;
    /** When each connection was opened: the log-in that follows takes time of its own. */
    const openedAt = new Map<number, number>();
    return {
      'stage-began'({ stage }) {
        if (stage !== 'take-over') return;
        playing = true;
        rivals.clear();
        lostAt = undefined;
        takenAt = undefined;
        waits = [];
        told = false;
      },
      'connection-opened': ({ connection, at }) => void openedAt.set(connection, at),
      'taken-over'(entry) {
        if (!playing) return;
        if (!rivals.has(entry.connection)) {
          // A second connection of the device itself is V1-CONN-14's matter.
          if (openedAt.has(entry.by)) return;
          rivals.add(entry.by);
          if (takenAt && entry.at - takenAt.at >= steadyMs) waits = [];
          lostAt = entry;
          return;
        }
        if (!lostAt) return;
        const shortest = Math.min(...waits);
        const wait = (openedAt.get(entry.by) ?? entry.at) - lostAt.at;
        waits.push(wait);
        takenAt = entry;
        if (told || waits.length < fight || shortest >= ceilingMs || isLonger(wait, shortest)) return;
        told = true;
        broken({
          message: 'It took its connection back from another client time and again, and its waits did not grow.',
          expected: 'longer waits each time',
          actual: `waits of ${waits.map((ms) => `${Math.round(ms)} ms`).join(', ')}`,
          evidence: [lostAt, entry],
        });
      },
      'stage-ended'({ stage, complete }) {
        if (stage !== 'take-over') return;
        if (complete && rivals.size > 0) exercised();
        playing = false;
      },
    };
  },
});

/** Is it more than jitter and a busy machine make of the same wait? */
export function isLonger(wait: number, shortest: number): boolean {
  return wait >= Math.max(shortest * growth, shortest + noiseMs);
}
