import type { Entry, Rule } from '../../rule.ts';

interface Signs {
  /** Does it show that the device reports? What it publishes in the wrong place or form may do so, and is for other rules. */
  readonly showsReporting: (entry: Entry<'published' | 'message-received'>) => boolean;
  /** What a report is called, with its article. */
  readonly report: string;
  /** What a publication looks like that shows nothing. */
  readonly looksLike?: (entry: Entry<'published'>) => string | undefined;
}

/** Does a device report that declares that it does? */
export function judgeReporting({ showsReporting, report, looksLike }: Signs): Rule['judge'] {
  return ({ exercised, broken }) => {
    const reporting = new Set<string>();
    const online = new Set<string>();
    const driven = new Set<string>();
    /** What a device published instead, the first of its kind. */
    const instead = new Map<string, { readonly entry: Entry<'published'>; readonly nearMiss: string }>();
    return {
      'device-declared'({ deviceId, reports }) {
        if (reports !== 'periodic') driven.add(deviceId);
      },
      'report-asked': ({ deviceId }) => driven.delete(deviceId),
      'device-online': ({ deviceId }) => online.add(deviceId),
      'message-received'(entry) {
        if (showsReporting(entry)) reporting.add(entry.deviceId);
      },
      published(entry) {
        if (showsReporting(entry)) reporting.add(entry.deviceId);
        const nearMiss = instead.has(entry.deviceId) ? undefined : looksLike?.(entry);
        if (nearMiss !== undefined) instead.set(entry.deviceId, { entry, nearMiss });
      },
      'stage-ended'(entry) {
        const { stage, deviceId, complete, waitedMs } = entry;
        if (stage !== 'reporting' || !complete || driven.has(deviceId) || !online.has(deviceId)) return;
        exercised();
        if (reporting.has(deviceId)) return;
        const published = instead.get(deviceId);
        broken({
          message: 'It reported nothing, and capabilities.reports is "periodic", which is the default.',
          expected: `${report}, or reports: "driven" or "none" for a device that reports only when told, or never`,
          actual: published ? 'none there' : `none within ${Math.round(waitedMs)} ms`,
          ...(published && { nearMiss: published.nearMiss }),
          evidence: published ? [published.entry, entry] : [entry],
        });
      },
    };
  };
}
