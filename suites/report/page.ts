import type { Paint } from './paint.ts';

/** What every part of the terminal report needs to know of the whole. */
export interface Page {
  readonly paint: Paint;
  /** Columns. Nothing is wider but a path or a command to type, which must stay in one piece. */
  readonly width: number;
  /** Path of the report where everything stands in full; undefined when it could not be written. */
  readonly file: string | undefined;
  /** The command that runs just this again. */
  readonly replayCommand: (token: string) => string;
}
