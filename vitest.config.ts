import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A device that is named, in the environment or in a file, is what the user is here for. */
const deviceNamed =
  Object.keys(process.env).some((name) => /^(DEVICE_|CONFORMANCE_CONFIG$|REPLAY$)/.test(name)) ||
  ['ts', 'js', 'json', 'yaml'].some((extension) => existsSync(`conformance.config.${extension}`));

/** Trials wait for devices most of the time: they begin first, so that the short tests fit in beside them. */
class TrialsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isTrial = ({ moduleId }: TestSpecification) => moduleId.includes('/kill-matrix/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isTrial), ...sorted.filter((file) => !isTrial(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: TrialsFirst },
    maxConcurrency: 12,
    reporters: ['./suites/report/conformance-reporter.ts'],
    projects: [
      {
        test: {
          name: 'conformance',
          include: ['suites/**/*.conformance.ts'],
        },
      },
      ...(deviceNamed
        ? []
        : [
            {
              test: {
                name: 'self',
                // A guard against hanging, not a measure: real processes on a busy machine take their time.
                testTimeout: 60_000,
                include: ['{mock-platform,suites,fixtures,cli,docs/examples}/**/*.test.ts'],
                exclude: [...configDefaults.exclude, 'dist/**'],
              },
            },
          ]),
    ],
  },
});
