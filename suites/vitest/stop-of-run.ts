const key = Symbol.for('huawei-iot-conformance.stop-of-run');

/** Modules are loaded again for each file of tests, also those that Vitest's runner has loaded: they meet here. */
const shared = globalThis as { [key]?: AbortController };

/** Begins a run that can be stopped. The reason to abort it with completes "stopped …". */
export function newStopOfRun(): AbortController {
  const stop = new AbortController();
  shared[key] = stop;
  return stop;
}

/** Aborted when the run is to end before its time; undefined under a runner that is not ours. */
export function stopOfRun(): AbortSignal | undefined {
  return shared[key]?.signal;
}
