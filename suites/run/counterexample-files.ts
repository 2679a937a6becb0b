import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseLinkedFolder, replaceFile } from '../../mock-platform/replace-file.ts';
import type { ConformanceResult, ViolationResult } from '../result/conformance-result.ts';
import { formatReplayFile, parseReplayToken, type Replay, ReplayTokenError } from './replay-token.ts';

/** Where the steps of a rule's counterexample are, below the folder for the reports. */
export function counterexampleFile(rule: string): string {
  return join('counterexamples', `${rule}.json`);
}

/**
 * Writes the steps of every counterexample into a separate file, for `replay` and for people.
 * @returns the paths of the files
 * @throws an error of the system when that cannot be done; symbolic links below the folder are not followed
 */
export async function writeCounterexamples(result: ConformanceResult, directory: string): Promise<string[]> {
  const files: string[] = [];
  for (const { id, violations } of result.rules) {
    const violation = violations.find(({ counterexample }) => counterexample);
    if (!violation) continue;
    const file = join(directory, counterexampleFile(id));
    const folder = join(directory, 'counterexamples');
    await mkdir(folder, { recursive: true });
    await refuseLinkedFolder(folder);
    await replaceFile(file, formatReplayFile(replayOf(id, violation, result.summary.seed)));
    files.push(file);
  }
  return files;
}

function replayOf(rule: string, { counterexample, scenario, replay }: ViolationResult, seed: number): Replay {
  const steps = counterexample?.steps.map(({ step }) => step) ?? [];
  try {
    return { ...parseReplayToken(replay), steps };
  } catch (error) {
    // Of steps that are too long for a token, the report names this file in its place.
    if (error instanceof ReplayTokenError) return { scenario, seed, rule, steps };
    throw error;
  }
}
