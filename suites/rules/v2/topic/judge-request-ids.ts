import { describeFailure } from '../../folds/answers-when.ts';
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

/** Does a device repeat request ids of this shape? */
export function judgeRequestIds(shape: Shape): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    const latest = new Map<string, string>();
    /** Request ids that came right behind one of another shape, and that shape: what such a one leaves behind is its matter. */
    const behind = new Map<string, Shape>();
    return mergeJudges(
      {
        'command-sent'({ deviceId, key }) {
          const before = latest.get(deviceId);
          latest.set(deviceId, key);
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
            if (command.fit !== 'valid' || (behind.get(command.key) ?? shapeOf(command.key)) !== shape)
              return undefined;
            if (first !== 'mid' && first !== 'overflow') return undefined;
            exercised();
            return broken(describeFailure(failure));
          },
        },
      ),
    );
  };
}
