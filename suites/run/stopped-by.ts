import { anySignal } from './any-signal.ts';
import type { RunSettings } from './run-settings.ts';

/** The settings, with one more reason to stop. */
export function stoppedBy(end: AbortSignal | undefined, settings: RunSettings): RunSettings {
  return end ? { ...settings, stop: anySignal(end, settings.stop) } : settings;
}
