import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

/** A device that is named, in the environment or in a file, is what the user is here for. */
const deviceNamed =
  Object.keys(process.env).some((name) => /^(DEVICE_|CONFORMANCE_CONFIG$|REPLAY$)/.test(name)) ||
  ['ts', 'js', 'json', 'yaml'].some((extension) => existsSync(`conformance.config.${extension}`));

export default defineConfig({
  test: {
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
                maxConcurrency: 10,
                include: ['{mock-platform,suites,fixtures,cli}/**/*.test.ts'],
                exclude: [...configDefaults.exclude, 'dist/**'],
              },
            },
          ]),
    ],
  },
});
