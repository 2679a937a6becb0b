import { isMeantAsReport } from '../../folds/meant-reports.ts';
import { silenceMs } from '../../folds/silence-ms.ts';
import type { Entry, Rule } from '../../rule.ts';

/** Intervals between reports that tell how often the device reports when it is left alone. */
const enoughIntervals = 3;
/** Commands in a row that keep a device busy. */
const enoughCommands = 5;

/** Does a device go on reporting while it handles requests? */
export const judgeBusy: Rule['judge'] = ({ exercised, broken }) => {
  let isPeriodic = false;
  let inBurst = false;
  const waiting = new Set<string>();
  const intervals: number[] = [];
  let lastReport: Entry | undefined;
  let lastActivity = 0;
  /** When the unbroken row of commands began that the device is in. */
  let rowBegan = 0;
  let commands = 0;
  let asked: Entry<'report-asked'> | undefined;
  let pardon = () => {};

  const rest = (report?: Entry) => {
    lastReport = report;
    lastActivity = report?.at ?? 0;
    rowBegan = lastActivity;
    commands = 0;
  };
  const look = (entry: Entry) => {
    if (!isPeriodic || !lastReport || intervals.length < enoughIntervals || commands < enoughCommands) return;
    const usual = Math.max(...intervals);
    // Only an unbroken row of commands can keep a device from reporting.
    const gapMs = entry.at - rowBegan;
    if (gapMs <= silenceMs(usual)) return;
    exercised();
    broken({
      message: 'It stopped reporting while it handled commands.',
      expected: `a report about every ${Math.round(usual)} ms`,
      actual: `none for ${Math.round(gapMs)} ms and ${commands} commands`,
      evidence: [lastReport, entry],
    });
    rest();
  };

  return {
    'device-declared'(entry) {
      isPeriodic = entry.reports === 'periodic';
    },
    'message-received'(entry) {
      if (!isMeantAsReport(entry)) return;
      if (waiting.size > 0 || inBurst || commands >= enoughCommands) exercised();
      if (commands === 0 && lastReport) intervals.push(entry.at - lastReport.at);
      else look(entry);
      asked = undefined;
      // It was on its way when the burst was over.
      pardon();
      pardon = () => {};
      rest(entry);
    },
    'command-sent'({ key, at }) {
      waiting.add(key);
      if (commands > 0 && at - lastActivity > Math.max(...intervals)) {
        rowBegan = at;
        commands = 0;
      }
      commands += 1;
      lastActivity = at;
    },
    'command-answered'(entry) {
      waiting.delete(entry.key);
      look(entry);
    },
    'command-unanswered': ({ key }) => void waiting.delete(key),
    'report-asked'(entry) {
      if (inBurst) asked = entry;
    },
    'report-acknowledged'({ error }) {
      if (error !== undefined) asked = undefined;
    },
    'stage-began'({ stage }) {
      if (stage === 'burst') inBurst = true;
      else rest();
    },
    'stage-ended'(entry) {
      if (entry.stage !== 'burst') return;
      inBurst = false;
      if (!asked || !entry.complete) return;
      exercised();
      const message = 'It did not send the report that it was asked for while it handled commands.';
      const actual = 'none before the commands were done';
      pardon = broken({ message, expected: 'the report', actual, evidence: [asked, entry] });
      asked = undefined;
    },
    'connection-closed': () => rest(),
    'device-stopping': () => rest(),
  };
};
