import type { EventTimeDiagnosis } from '../../../../mock-platform/protocol/times.ts';
import type { Entry } from '../../rule.ts';

/** A time as a device wrote it. */
export interface SentTime {
  /** Its JSON path, such as `$.data[0].eventTime`. */
  readonly path: string;
  /** With any type. */
  readonly sent: unknown;
}

/** How a generation writes times, and where. */
export interface TimeForms {
  /** Those in a message; none that counts as absent. */
  timesOf(entry: Entry<'message-received'>): readonly SentTime[];
  /** Is it in a form that the platform reads? */
  reads(text: string): boolean;
  /** That form, with an example. */
  readonly expected: string;
  /** What one in another form looks like. */
  looksLike(text: string, now: number): string | undefined;
  /** Compares one with the platform's time, as far as it can be read, in a form of the platform's or in another. */
  diagnose(text: string, now: number, slackMs: number): EventTimeDiagnosis;
}
