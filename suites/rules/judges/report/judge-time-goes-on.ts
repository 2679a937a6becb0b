import { isDeepStrictEqual } from 'node:util';
import type { Entry, Rule } from '../../rule.ts';
import type { ReportedService, ReportForm } from './report-form.ts';

/** Reports of the same moment come one after the other. */
const atOnceMs = 5000;
/** A clock may show no more than tens of seconds, or minutes. */
const roundMs = 10_000;

/** What a device said of one service, at what time by its own clock. */
interface Said {
  readonly service: ReportedService;
  readonly entry: Entry<'message-received'>;
}

/**
 * Does the time in reports go on? One that says something else of the same property, seconds later, and gives the same time has a
 * clock that stands still, or wrote down its time once.
 *
 * @param read milliseconds since the epoch; undefined for what is no time
 */
export function judgeTimeGoesOn(
  { names, servicesOf }: ReportForm,
  read: (text: string) => number | undefined,
): Rule['judge'] {
  return ({ broken }) => {
    /** The first report of each time, by device and service. */
    const first = new Map<string, Said>();
    const told = new Set<string>();
    return {
      'device-started': ({ deviceId }) => void told.delete(deviceId),
      'message-received'(entry) {
        const { deviceId, at } = entry;
        for (const service of servicesOf(entry)) {
          const { serviceId, eventTime, path } = service;
          const key = JSON.stringify([deviceId, serviceId]);
          const before = first.get(key);
          if (typeof eventTime !== 'string' || before?.service.eventTime !== eventTime) {
            first.set(key, { service, entry });
            continue;
          }
          const time = read(eventTime);
          if (time === undefined || time % roundMs === 0 || told.has(deviceId)) continue;
          if (at - before.entry.at < atOnceMs || !contradict(before.service, service)) continue;
          told.add(deviceId);
          broken({
            message: `It wrote the same time into ${path}.${names.eventTime} as before, with other values.`,
            expected: `a time that is ${Math.floor((at - before.entry.at) / 1000)} s later`,
            actual: eventTime,
            nearMiss: 'a time that was taken once, or a clock that stands still',
            evidence: [before.entry, entry],
          });
        }
      },
    };
  };
}

function contradict({ serviceData: one }: ReportedService, { serviceData: other }: ReportedService): boolean {
  return Object.entries(one).some(([name, value]) => name in other && !isDeepStrictEqual(value, other[name]));
}
