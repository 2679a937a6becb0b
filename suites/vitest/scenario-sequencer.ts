import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** With `--shard`, every machine has the file of the suites, and plays one shard of the scenarios. */
export class ScenarioSequencer extends BaseSequencer {
  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}
