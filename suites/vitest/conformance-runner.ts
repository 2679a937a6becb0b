import type { CancelReason } from 'vitest';
import { TestRunner } from 'vitest';
import { endings } from '../run/first-signal.ts';
import { followMainProcess } from './follow-main-process.ts';
import { newStopOfRun } from './stop-of-run.ts';

/** Why a run was stopped, completing "stopped …": signals come from our reporter, the others from Vitest. */
const reasons: Readonly<Record<string, string>> = {
  ...endings,
  'keyboard-input': 'by a key',
  'test-failure': 'after a test failed',
};

/**
 * Vitest's runner of tests, in the worker. When a run is cancelled, it ends in order: the suites stop, and the tests show
 * what was found so far.
 */
export default class ConformanceRunner extends TestRunner {
  readonly #stop = newStopOfRun();
  #release: () => void = () => {};

  onBeforeCollect(): void {
    this.#release = followMainProcess();
  }

  override cancel(reason: CancelReason): void {
    this.#stop.abort(reasons[reason] ?? `by ${reason}`);
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    this.#release();
  }
}
