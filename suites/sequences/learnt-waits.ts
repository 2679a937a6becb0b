import type { Entry } from '../rules/rule.ts';
import { isMeantAsReport } from '../scenarios/reports.ts';
import type { Waits } from '../scenarios/rig-options.ts';

/** Waits this short save nothing more; after a second cut a device may wait two seconds, and rules watch it for two more. */
const floors: Waits = { startMs: 2000, answerMs: 400, reportMs: 1000, reconnectMs: 5500 };
/** How many times what a device took at most, or nearly always, is waited for. */
const margins: Waits = { startMs: 4, answerMs: 10, reportMs: 4, reconnectMs: 2 };
/** One answer in ten may have been held up by something else. */
const nearlyAlways = 0.9;

/**
 * Waits for many tries in a short time, from what a device has shown: never longer than the declared ones. What rests on
 * them is confirmed with those before it counts.
 */
export function learntWaits(journal: readonly Entry[], declared: Waits): Waits {
  const longest = longestTimes(journal);
  const learnt = (name: keyof Waits) => {
    const ms = longest[name];
    const wanted = ms === undefined ? floors[name] : Math.max(floors[name], ms * margins[name]);
    return Math.min(declared[name], Math.ceil(wanted));
  };
  return {
    // A device that never was ready needs all its time.
    startMs: longest.startMs === undefined ? declared.startMs : learnt('startMs'),
    answerMs: longest.answerMs === undefined ? declared.answerMs : learnt('answerMs'),
    reportMs: longest.reportMs === undefined ? declared.reportMs : learnt('reportMs'),
    reconnectMs: learnt('reconnectMs'),
  };
}

function longestTimes(journal: readonly Entry[]): Partial<Record<keyof Waits, number>> {
  const times: Partial<Record<keyof Waits, number>> = {};
  const latencies: number[] = [];
  const note = (name: keyof Waits, ms: number) => {
    times[name] = Math.max(times[name] ?? 0, ms);
  };
  let startedAt: number | undefined;
  let offlineAt: number | undefined;
  let reportAt: number | undefined;
  for (const entry of journal) {
    const { at } = entry;
    if (entry.type === 'device-started') startedAt = at;
    if (entry.type === 'device-offline') offlineAt = at;
    if (entry.type === 'command-answered') latencies.push(entry.latencyMs);
    if (entry.type === 'device-online') {
      if (startedAt !== undefined) note('startMs', at - startedAt);
      else if (offlineAt !== undefined) note('reconnectMs', at - offlineAt);
      startedAt = undefined;
      offlineAt = undefined;
      reportAt = undefined;
    }
    if (isMeantAsReport(entry)) {
      if (reportAt !== undefined) note('reportMs', at - reportAt);
      reportAt = at;
    }
  }
  const usual = latencies.sort((a, b) => a - b)[Math.floor(latencies.length * nearlyAlways)];
  if (usual !== undefined) note('answerMs', usual);
  return times;
}
