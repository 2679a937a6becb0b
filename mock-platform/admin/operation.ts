import type { z } from 'zod';
import type { Operation, Reply } from '../http/operation.ts';
import type { ServedPlatform } from '../served-platform.ts';
import type { AdminBeside } from './beside.ts';
import type { FaultSwitch } from './fault-switch.ts';
import type { LastReports } from './last-reports.ts';

/** What the operations work with. */
export interface AdminParts {
  readonly platform: ServedPlatform;
  readonly faults: FaultSwitch;
  readonly reset: () => Promise<void>;
  readonly beside: AdminBeside;
  readonly lastReports: LastReports;
}

/** The call as the operations see it. */
export interface AdminCaller extends AdminParts {
  /** Aborted when the caller goes away. */
  readonly ended: AbortSignal;
  /** What the reader of an event stream saw last, where it comes back. */
  readonly lastEventId?: number;
}

type Of<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Types the input by the schemas. */
export function operation<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  parts: Omit<Operation<AdminCaller>, 'params' | 'query' | 'body' | 'handle'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    handle(input: { params: Of<P>; query: Of<Q>; body: Of<B> }, caller: AdminCaller): Reply | Promise<Reply>;
  },
): Operation<AdminCaller> {
  return parts as unknown as Operation<AdminCaller>;
}
