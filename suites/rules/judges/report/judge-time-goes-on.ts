import { isDeepStrictEqual } from 'node:util';
import type { Entry, Rule } from '../../rule.ts';
import type { ReportedService, ReportForm } from './report-form.ts';

/** A clock that does not count single seconds has gone on by then, ms. */
const coarseMs = 5000;
/** A clock that shows round times only may count tens or quarters of minutes, or minutes, ms. */
const roundMs = [10_000, 15_000];
/**
 * What came this late after another was hardly made in the same second, ms. So many in a row, on one connection, were not kept for
 * later, nor is it a socket that was read late.
 */
const apartMs = 2000;
const enough = 4;
/** So many different reports of one time are remembered; a device that has more of them is not judged by them. */
const most = 1000;

type Report = Entry<'message-received'>;

/** What a device said of one service while it wrote the same time. */
interface Standing {
  readonly time: string;
  /** When it was first seen. */
  readonly since: Report;
  readonly said: ReportedService;
  /** Of the latest connection. */
  connection: number;
  /** All that it said, as text: what comes again is old. */
  readonly known: Set<string>;
  /** Reports that came one after another, each with something else. */
  moments: readonly { readonly entry: Report; readonly said: ReportedService }[];
}

/**
 * Does the time in reports go on? It stands still where a report was made long after the first one with this time: because it holds
 * what the device was told only then, or because several came with other values, each some seconds after the one before. A report
 * that comes late, or again, is no proof: it was kept, and its time is the one at which it was made.
 *
 * @param read milliseconds since the epoch; undefined for what is no time
 */
export function judgeTimeGoesOn(
  { names, servicesOf }: ReportForm,
  read: (text: string) => number | undefined,
): Rule['judge'] {
  return ({ broken }) => {
    /** By device and service. */
    const standing = new Map<string, Standing>();
    /** What a device was told last. */
    const asked = new Map<string, Entry<'report-asked'>>();
    const told = new Set<string>();
    const forget = (deviceId: string) => {
      told.delete(deviceId);
      asked.delete(deviceId);
      for (const [key, { since }] of standing) if (since.deviceId === deviceId) standing.delete(key);
    };

    /** What came long before it, and with the same time. */
    function proofOf(before: Standing, service: ReportedService, entry: Report): readonly Entry[] | undefined {
      const order = asked.get(entry.deviceId);
      const values = order?.services.find(({ serviceId }) => serviceId === service.serviceId)?.serviceData;
      if (order && values && order.at - before.since.at >= coarseMs) {
        if (holds(service, values) && contradict(before.said.serviceData, values)) return [before.since, order];
      }
      return before.moments.length >= enough ? before.moments.slice(0, -1).map((moment) => moment.entry) : undefined;
    }

    return {
      'device-started': ({ deviceId }) => forget(deviceId),
      'report-asked': (entry) => void asked.set(entry.deviceId, entry),
      'message-received'(entry) {
        const { deviceId, at } = entry;
        if (told.has(deviceId)) return;
        for (const service of servicesOf(entry)) {
          const { serviceId, eventTime, path } = service;
          const key = JSON.stringify([deviceId, serviceId]);
          const time = typeof eventTime === 'string' ? read(eventTime) : undefined;
          if (typeof eventTime !== 'string' || time === undefined || roundMs.some((ms) => time % ms === 0)) {
            standing.delete(key);
            continue;
          }
          const before = standing.get(key);
          if (before?.time !== eventTime) {
            standing.set(key, begun(eventTime, service, entry));
            continue;
          }
          see(before, service, entry);
          const proof = proofOf(before, service, entry);
          if (!proof) continue;
          told.add(deviceId);
          broken({
            message: `It wrote the same time into ${path}.${names.eventTime} as before, with other values.`,
            expected: `a time that is ${Math.floor((at - (proof[0] as Entry).at) / 1000)} s later`,
            actual: eventTime,
            nearMiss: 'a time that was taken once, or a clock that stands still',
            evidence: [...proof, entry],
          });
          break;
        }
      },
    };
  };
}

function begun(time: string, said: ReportedService, entry: Report): Standing {
  return { time, since: entry, said, connection: entry.connection, known: new Set(), moments: [{ said, entry }] };
}

/** Takes note of another report with the same time. */
function see(standing: Standing, said: ReportedService, entry: Report): void {
  const { known, moments, connection } = standing;
  if (known.size === 0) known.add(JSON.stringify(standing.said.serviceData));
  const text = JSON.stringify(said.serviceData);
  const isOld = known.has(text) || known.size >= most;
  if (!isOld) known.add(text);
  const latest = moments.at(-1);
  if (connection !== entry.connection) {
    // What the connection before did not carry comes now.
    standing.connection = entry.connection;
    standing.moments = [];
  } else if (!isOld && (!latest || isLater(latest.entry, entry, latest.said, said))) {
    standing.moments = [...moments, { said, entry }];
  }
}

function isLater(one: Report, other: Report, before: ReportedService, now: ReportedService): boolean {
  return other.at - one.at >= apartMs && contradict(before.serviceData, now.serviceData);
}

function holds({ serviceData }: ReportedService, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(values).every(([name, value]) => isDeepStrictEqual(serviceData[name], value));
}

function contradict(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(one).some(([name, value]) => name in other && !isDeepStrictEqual(value, other[name]));
}
