import { existsSync } from 'node:fs';
import { configDefaults, defineConfig, type UserWorkspaceConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { watching } from './suites/vitest/watching.ts';

/** A device that is named, in the environment or in a file, is what the user is here for. */
const deviceNamed =
  Object.keys(process.env).some((name) =>
    /^(DEVICE_|PRODUCT_MODEL$|CONFORMANCE_(CONFIG|REFERENCE)$|REPLAY$)/.test(name),
  ) || ['ts', 'js', 'json', 'yaml'].some((extension) => existsSync(`conformance.config.${extension}`));

// `npm run conformance` shows a good run. Nothing else judges the reference device unless it is asked to.
if (process.env.npm_lifecycle_event === 'conformance' && !deviceNamed) process.env.CONFORMANCE_REFERENCE = 'true';

/**
 * What waits for devices and processes most of the time begins first, the longest of all before the others, so that the short tests
 * fit in beside it.
 */
const longest = [
  /\/kill-matrix\/variants/,
  /\/vitest\/interrupted/,
  /\/cli\/installed-package/,
  /\/kill-matrix\/(clients|slow-link)/,
  /\/cli\/serve-killed/,
  /\/scenarios\/reconnects|\/run\/(one-after-another|lanes|without-commands|look)|\/kill-matrix\/second-generation/,
  /\/cli\/|\/state\/killed|\/html-in-browser|\/console-|\/sequences\/player|\/watching|\/causes-of/,
];

/** What a run needs before the first device starts. */
const needed =
  'rules,rules/{folds,mqtt,judges/*,v1,v1/*,v2,v2/*},scenarios,scenarios/v1,sequences,run,arbitraries,arbitraries/v1,configuration,configuration/v1,device,device/v1,device/v2,result,words,words/v1,trace,verdicts,depth';
const platform =
  ',broker,listeners,certificates,wire,protocol,commands,journal,product-model,registry,generations,generations/v1';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => name.test(moduleId));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

const ownTests = ['{mock-platform,suites,fixtures,cli,tools,docs/examples,bench}/**/*.test.ts'];

/** Whole runs against devices that are correct: a third of all the work. They wait a lot, so CI plays them beside the tests. */
const trials = ['tools/kill-matrix/{variants-*,clients,slow-link}.test.ts'];

/** A part of this project's own tests. */
function own(name: string, part: UserWorkspaceConfig['test']): UserWorkspaceConfig {
  return {
    // Of a package that is read like a source, below, no one needs to hear that its source maps lead nowhere.
    logLevel: 'error',
    test: {
      name,
      globalSetup: ['.ci/no-leftovers.mjs'],
      // A guard against hanging, not a measure: real processes on a busy machine take their time.
      // Their texts are compared in English, whatever language this machine speaks.
      env: { CONFORMANCE_LANG: 'en' },
      testTimeout: 60_000,
      expect: { poll: { timeout: 30_000 } },
      maxConcurrency: 8,
      // A worker for each of hundreds of files costs more than the tests in them; no test leaves anything behind.
      isolate: false,
      // Garbage was a seventh of what the tests compute. It is collected less often, and not by threads beside the worker:
      // both cores are taken, so these only take turns with it. Memory is measured in processes that tests start.
      execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'],
      // GitHub's own reader of workflows imports JSON in a way that only bundlers understand.
      server: { deps: { inline: [/@actions\//] } },
      ...part,
    },
  };
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3,
    reporters: ['./suites/report/conformance-reporter.ts'],
    projects: [
      {
        plugins: [watching()],
        test: {
          name: 'conformance',
          // A thread begins a second sooner than a process. A user's device module may not stand one.
          pool: deviceNamed ? 'forks' : 'threads',
          include: ['suites/**/*.conformance.ts'],
          runner: './suites/vitest/conformance-runner.ts',
        },
        // Modules are asked for one after another; read ahead, hundreds of them take half the time.
        server: {
          warmup: { ssrFiles: [`suites/{${needed}}/!(*.test).ts`, `mock-platform/{${platform}}/!(*.test).ts`] },
        },
      },
      ...(deviceNamed
        ? []
        : [
            own('self', { include: ownTests, exclude: [...configDefaults.exclude, 'dist/**', ...trials] }),
            own('trials', { include: trials }),
          ]),
    ],
  },
});
