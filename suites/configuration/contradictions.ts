import type { DeviceConfiguration, Parsed } from './configuration.ts';
import { v1Contradictions } from './v1/contradictions.ts';

/** Settings that are each right and cannot both be true. `subjectOf` begins a line about a setting, as the user gave it. */
export function contradictions(
  parsed: Parsed,
  kind: DeviceConfiguration['kind'],
  subjectOf: (member: string) => string,
): string[] {
  const { commands, echoCommand, keepsReports, reconnects, reports } = parsed.capabilities;
  const problems: string[] = [];
  if (reports === 'driven' && (kind === 'command' || kind === 'external')) {
    problems.push(
      `${subjectOf('capabilities.reports')} is "driven", and a device.${kind} cannot be told when to report. ` +
        'Use a device.adapter, or declare "periodic" or "none".',
    );
  }
  problems.push(...v1Contradictions(parsed, subjectOf));
  if (echoCommand !== undefined && !commands) {
    problems.push(
      `${subjectOf('capabilities.echoCommand')} is given, and capabilities.commands is false. Remove one of the two.`,
    );
  }
  if (keepsReports && !reconnects) {
    problems.push(
      `${subjectOf('capabilities.keepsReports')} is true, and capabilities.reconnects is false: kept reports would never leave. Change one of the two.`,
    );
  }
  if (keepsReports && reports === 'none') {
    problems.push(
      `${subjectOf('capabilities.keepsReports')} is true, and capabilities.reports is "none". Change one of the two.`,
    );
  }
  return problems;
}
