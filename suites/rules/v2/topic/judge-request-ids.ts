import { dialectOf } from '../../../../mock-platform/generations/dialect-of.ts';
import { describeFailure } from '../../folds/answers-when.ts';
import type { CommandFailure } from '../../folds/follow-commands.ts';
import { anyRequests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';

/** What a request id looks like: as the platform makes it, of plain characters, or of others. */
export type Shape = 'usual' | 'plain' | 'odd';

/** A UUID, in either letter case. */
const usual = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function shapeOf(requestId: string): Shape {
  if (usual.test(requestId)) return 'usual';
  return /^[A-Za-z0-9_-]+$/.test(requestId) ? 'plain' : 'odd';
}

/** The request ids that a device was sent, as far as it matters what a longer one may leave behind in a shorter one. */
class SentIds {
  /** The last characters of those of one length. */
  readonly #ends = new Map<number, Set<string>>();

  add(key: string): this {
    const ends = this.#ends.get(key.length) ?? new Set();
    this.#ends.set(key.length, ends.add(key.slice(-1)));
    return this;
  }

  /** Was it answered with its request id and the end of a longer one that came before? */
  isLeft({ command: { key }, strays }: CommandFailure): boolean {
    return strays.some((stray) => {
      const answered = dialectOf(stray).sentKey(stray);
      if (typeof answered !== 'string' || answered === key || !answered.startsWith(key)) return false;
      return this.#ends.get(answered.length)?.has(answered.slice(-1)) === true;
    });
  }
}

/** Does a device repeat request ids of this shape? */
export function judgeRequestIds(shape: Shape): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    const latest = new Map<string, string>();
    const sent = new Map<string, SentIds>();
    /** Request ids that came right behind one of another shape, and that shape: what such a one leaves behind is its matter. */
    const behind = new Map<string, Shape>();
    return mergeJudges(
      {
        'command-sent'({ deviceId, key }) {
          const before = latest.get(deviceId);
          latest.set(deviceId, key);
          sent.set(deviceId, (sent.get(deviceId) ?? new SentIds()).add(key));
          if (before !== undefined && shapeOf(key) === 'usual' && shapeOf(before) !== 'usual') {
            behind.set(key, shapeOf(before));
          }
        },
      },
      anyRequests.follow(
        { follow },
        {
          answered({ command, otherwise }) {
            behind.delete(command.key);
            if (otherwise !== 'key' && command.fit === 'valid' && shapeOf(command.key) === shape) exercised();
          },
          failed(failure) {
            const { command, circumstances } = failure;
            const [first] = circumstances;
            const own = shapeOf(command.key);
            const isLeft = sent.get(command.deviceId)?.isLeft(failure) === true;
            // What is left of a longer one is a matter of lengths. Those of odd characters show nothing of that which others do not.
            if (command.fit !== 'valid' || (isLeft && own === 'odd')) return undefined;
            if ((behind.get(command.key) ?? (isLeft ? 'plain' : own)) !== shape) return undefined;
            if (first !== 'mid' && first !== 'overflow') return undefined;
            exercised();
            return broken(describeFailure(failure));
          },
        },
      ),
    );
  };
}
