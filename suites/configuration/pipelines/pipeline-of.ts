import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOfInit } from './pipeline.ts';
import { type CiName, pipelines } from './pipelines.ts';

/** A pipeline, ready to be written. */
export interface StarterPipeline {
  /** Its path in the project. */
  readonly file: string;
  readonly text: string;
  /** What is left to the user before it runs. */
  readonly toDo?: string;
}

/**
 * The pipeline of a CI server. Where the project has one of its own in that place, this goes beside it.
 *
 * @param version of this package, so that a pipeline stays green until its owner changes it
 */
export function pipelineOf(
  ci: Exclude<CiName, 'none'>,
  folder: string,
  { version }: { readonly version: string },
): StarterPipeline {
  const { file, beside, text } = pipelines[ci];
  const written = text(`npx --yes huawei-iot-conformance@${version} run`);
  return beside && isOfOthers(join(folder, file))
    ? { file: beside.file, toDo: beside.toDo, text: written }
    : { file, text: written };
}

/** What `init` wrote earlier may be replaced, if the user says so; what the user wrote is left alone. */
function isOfOthers(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return !isOfInit(readFileSync(path, 'utf8'));
  } catch {
    // A folder, or not to be read: of the user, whatever it is.
    return true;
  }
}
