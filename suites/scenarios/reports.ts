import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rules/rule.ts';
import { isMeantAsAnswer, meantBy, saysAnswer } from './answered-otherwise.ts';
import { nth } from './device-waits.ts';
import { defineScenario } from './scenario.ts';
import { enoughToStand, goesOnFrom, standingTime } from './standing-time.ts';

/** Reports that are waited for once the first has come; more are judged whenever they arrive. */
const enoughReports = 12;
const moreReportsMs = 1500;
/** A clock that has not gone on by then stands still, ms. */
const clockMs = 8000;
/** Of a device that has not reported so often by then, a clock that stands still does not show in that time, ms. */
const seldomMs = 5000;

/**
 * Can the device only have meant it as a report, in whichever form, on whichever topic? What it evidently sends need not be
 * waited for until it is right.
 */
export function isMeantAsReport(entry: Entry): boolean {
  if (entry.type === 'message-received') return !isMeantAsAnswer(entry) && !dialectOf(entry).isAside(entry);
  if (entry.type !== 'published' || (entry.purpose !== 'foreign' && entry.purpose !== 'command')) return false;
  if (saysAnswer(entry.payload)) return false;
  const meant = meantBy(entry.topic);
  // What begins with $ has a meaning of its own, for devices among themselves too.
  return meant ? meant.is === 'report' : !entry.topic.startsWith('$');
}

export const reports = defineScenario({
  name: 'reports',
  patient: true,
  title: 'the device reports a dozen times, undisturbed',
  needs: ['reports'],
  async play(rig) {
    await rig.startAndConnect();
    rig.askForReport();
    const first = await rig.awaits('reportMs', isMeantAsReport);
    if (!first) return;
    await rig.untilCount(isMeantAsReport, enoughReports, moreReportsMs);
    const { entries } = rig.journal;
    const begun = standingTime(entries, 1);
    // Of a device that reports more seldom, its next reports show it.
    const areEnough = nth(isMeantAsReport, enoughToStand);
    const goesOn = begun === undefined ? undefined : goesOnFrom(begun);
    if (goesOn) await rig.until((entry) => areEnough(entry) || goesOn(entry), { ms: seldomMs });
    const time = standingTime(entries);
    if (time !== undefined) await rig.until(goesOnFrom(time), { ms: clockMs });
  },
});
