import { z } from 'zod';
import { traceRow } from '../result/violation.ts';

const moment = z.object({
  trace: z.array(traceRow),
  /** The packet that a rule on bytes decided, in hexadecimal. Passwords are masked with `*`, 2a. */
  bytes: z.string().exactOptional(),
  /** The offending message in full, where it is too long for a row. */
  payload: z.string().exactOptional(),
});

/** A device that breaks a rule, as the suites saw it, beside one that keeps it. */
export const example = z.object({
  breaks: moment.extend({
    fault: z.string(),
    /** Completes "the device …". */
    device: z.string(),
    scenario: z.string(),
    message: z.string(),
    expected: z.string(),
    actual: z.string(),
    nearMiss: z.string().exactOptional(),
  }),
  /** A correct device. Absent where none does what the rule is about. */
  passes: moment
    .extend({
      /** Completes "the device …". Absent for the reference device. */
      device: z.string().exactOptional(),
    })
    .exactOptional(),
});

export const examples = z.record(z.string(), example);

/** A device that breaks a rule and one that keeps it, as they were recorded. */
export type Example = z.infer<typeof example>;
export type Moment = z.infer<typeof moment>;
