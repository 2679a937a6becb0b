import type { ConformanceResult } from '../result/conformance-result.ts';

/** What a conformance test hands to the reporter: `task.meta.conformance = { file, verbose }`. */
declare module 'vitest' {
  interface TaskMeta {
    /** `file` is the path of the `conformance.json` that the test wrote; the other reports are beside it. */
    conformance?: {
      readonly file: string;
      /** Path of the HTML report, which the terminal names then. */
      readonly page?: string;
      /** Show a line for each rule. */
      readonly verbose?: boolean;
      /** The reports could not be written: why, and what would stand in them. */
      readonly lost?: { readonly why: string; readonly result: ConformanceResult };
    };
  }
}
