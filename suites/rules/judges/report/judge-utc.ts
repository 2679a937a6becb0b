import type { Entry, Rule } from '../../rule.ts';
import type { TimeForms } from './time-forms.ts';

/** Clocks of devices are not exact. */
const slackMs = 5 * 60_000;
/** Whole seconds are written: between times that are nearer nothing can be told. */
const noticeableMs = 2000;

/** A time that lies behind UTC by a time zone, and when it came. */
interface Suspicion {
  readonly time: number;
  readonly entry: Entry<'message-received'>;
}

/** Do times mean UTC? */
export function judgeUtc({ timesOf, diagnose }: TimeForms): Rule['judge'] {
  return ({ exercised, broken }) => {
    const suspicions = new Map<string, Suspicion>();
    /** Devices that have sent the present time: what else they send is old, not wrong. */
    const right = new Set<string>();
    return {
      'message-received'(entry) {
        const { deviceId } = entry;
        for (const { path, sent } of timesOf(entry)) {
          if (typeof sent !== 'string') continue;
          const { time, ok, nearMiss } = diagnose(sent, entry.wall, slackMs);
          if (time === undefined) continue;
          exercised();
          if (Math.abs(time - entry.wall) <= slackMs) right.add(deviceId);
          if (ok) continue;
          const before = suspicions.get(deviceId);
          if (time < entry.wall) {
            // Data may be old by chance. A clock in another zone shows by going on, and by keeping its distance.
            if (right.has(deviceId)) continue;
            if (!before || !keepsDistance(before, { time, entry })) {
              if (!before || Math.abs(time - before.time) >= noticeableMs) suspicions.set(deviceId, { time, entry });
              continue;
            }
          }
          broken({
            message: `It wrote another time than UTC into ${path}.`,
            expected: `no later than ${new Date(entry.wall).toISOString()}, in UTC`,
            actual: sent,
            ...(nearMiss !== undefined && { nearMiss }),
            evidence: before && time < entry.wall ? [before.entry, entry] : [entry],
          });
        }
      },
    };
  };
}

/** Between two reports, has the device's clock gone on as the platform's has? */
function keepsDistance(before: Suspicion, now: Suspicion): boolean {
  const passed = now.time - before.time;
  return passed >= noticeableMs && Math.abs(now.entry.wall - before.entry.wall - passed) <= passed / 2;
}
