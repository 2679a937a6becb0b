import { areaOf, areaTitle } from '../rules/area.ts';
import type { Progress as RunProgress } from '../run/run-progress.ts';
import type { Progress } from './progress-line.ts';
import { tell } from './texts.ts';

/** How a run says on its standard output how far it has come, from the process of the tests to the reporter. */
const MARK = '\u0001conformance-progress ';

/** The progress of a run as a line on a terminal shows it. */
export function progressOfRun({ done, all, rulesDone, rules, commands, running, aim }: RunProgress): Progress {
  const now = aim === undefined ? (running[0] ?? '') : areaTitle(areaOf(aim));
  return { done, total: all, rulesDone, rules, commands, running: done < all ? now : tell('progress.checking') };
}

export function progressMessage(progress: RunProgress): string {
  return `${MARK}${JSON.stringify(progressOfRun(progress))}`;
}

/** The last progress in what was printed; undefined if it is something else. */
export function readProgress(printed: string): Progress | undefined {
  const last = printed.trimEnd().split('\n').at(-1) ?? '';
  return last.startsWith(MARK) ? JSON.parse(last.slice(MARK.length)) : undefined;
}
