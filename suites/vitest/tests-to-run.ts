/** What is of interest of vitest's tasks. */
interface Task {
  readonly name: string;
  readonly mode: string;
  readonly tasks?: readonly Task[];
}

/**
 * Names of the tests that run, without those that a filter such as `-t` leaves out.
 *
 * @param hookArguments of `beforeAll`: before Vitest 4.1 the suite comes first, since then second.
 */
export function testsToRun(hookArguments: Iterable<unknown>): string[] {
  const suite = [...hookArguments].find((one) => Array.isArray((one as Task | undefined)?.tasks)) as Task | undefined;
  return suite ? runningIn(suite) : [];
}

function runningIn({ name, mode, tasks }: Task): string[] {
  if (tasks) return tasks.flatMap(runningIn);
  return mode === 'run' || mode === 'queued' ? [name] : [];
}
