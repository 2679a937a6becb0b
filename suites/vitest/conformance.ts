import { extname, join } from 'node:path';
import type { ViteUserConfig } from 'vitest/config';
import { type Vite, version } from 'vitest/node';
import type { ConfigurationFile } from '../configuration/configuration.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { ShardNumber } from '../run/shard.ts';
import { exitCodes } from '../verdicts/exit-code.ts';
import { ScenarioSequencer } from './scenario-sequencer.ts';
import { unsupportedVitest } from './unsupported-vitest.ts';
import { watching } from './watching.ts';

// The same file is source in this project and compiled in the package; its own extension tells which.
const { dirname, filename } = import.meta;
const extension = extname(filename);

/** Path of the reporter that prints the verdicts and sets the exit code. */
export const conformanceReporter = join(dirname, `../report/conformance-reporter${extension}`);

/** Path of the runner that lets a run end in order. */
const conformanceRunner = join(dirname, `conformance-runner${extension}`);

declare module 'vitest' {
  interface ProvidedContext {
    /** What stood in the brackets of `conformance(…)`. */
    conformanceSettings: ConfigurationFile;
    /** With `--shard`: this machine's shard. */
    conformanceShard?: ShardNumber;
  }
}

/**
 * The whole of a `vitest.config.ts` that judges a device. Settings may stand here, in `conformance.config.ts` or in
 * environment variables; a variable wins. Relative paths count from the working folder.
 *
 * @throws ConfigurationError under a version of Vitest that the suites do not run under
 *
 * @example
 * import { conformance } from 'huawei-iot-conformance/vitest';
 *
 * export default conformance({ device: { command: 'python3 device.py' }, productModel: './model' });
 */
export function conformance(settings: ConfigurationFile = {}): ViteUserConfig {
  refuseUnsupported();
  return {
    plugins: [shards, watching(settings)],
    test: {
      sequence: { sequencer: ScenarioSequencer },
      name: 'conformance',
      include: [join(dirname, `../device.conformance${extension}`)],
      // By default Vitest looks for no tests where packages are installed.
      exclude: [],
      reporters: [conformanceReporter],
      runner: conformanceRunner,
      provide: { conformanceSettings: settings },
    },
  };
}

/** Vitest's `--shard` deals out files, and there is one: with it, every machine plays one shard of the scenarios. */
const shards: Vite.Plugin = {
  name: 'huawei-iot-conformance',
  configureVitest({ vitest, project }) {
    const { shard } = vitest.config;
    if (!shard) return;
    // More shards than files are not a mistake here.
    vitest.config.passWithNoTests = true;
    project.provide('conformanceShard', { index: shard.index, count: shard.count });
  },
};

function refuseUnsupported(): void {
  const why = unsupportedVitest(version);
  if (why === undefined) return;
  // Vitest reports an error from in here with a stack, and with the exit code of a broken rule.
  if (/\bvitest\b/.test(process.argv[1] ?? '')) {
    process.stderr.write(`${why}\n`);
    process.exit(exitCodes.usage);
  }
  throw new ConfigurationError([why]);
}
