import { extname, join } from 'node:path';
import type { ViteUserConfig } from 'vitest/config';
import type { Vite } from 'vitest/node';
import type { ConfigurationFile } from '../configuration/configuration.ts';
import type { Share } from '../run/share.ts';
import { ScenarioSequencer } from './scenario-sequencer.ts';

// The same file is source in this project and compiled in the package; its own extension tells which.
const { dirname, filename } = import.meta;
const extension = extname(filename);

/** Path of the reporter that prints the verdicts and sets the exit code. */
export const conformanceReporter = join(dirname, `../report/conformance-reporter${extension}`);

declare module 'vitest' {
  interface ProvidedContext {
    /** What stood in the brackets of `conformance(…)`. */
    conformanceSettings: ConfigurationFile;
    /** With `--shard`: this machine's part. */
    conformanceShare?: Share;
  }
}

/**
 * The whole of a `vitest.config.ts` that judges a device. Settings may stand here, in `conformance.config.ts` or in
 * environment variables; a variable wins. Relative paths count from the working folder.
 *
 * @example
 * import { conformance } from 'huawei-iot-conformance/vitest';
 *
 * export default conformance({ device: { command: 'python3 device.py' }, productModel: './model' });
 */
export function conformance(settings: ConfigurationFile = {}): ViteUserConfig {
  return {
    plugins: [shards],
    test: {
      sequence: { sequencer: ScenarioSequencer },
      name: 'conformance',
      include: [join(dirname, `../device.conformance${extension}`)],
      // By default Vitest looks for no tests where packages are installed.
      exclude: [],
      reporters: [conformanceReporter],
      provide: { conformanceSettings: settings },
      // A run takes its seconds, and nothing of it changes with the files that are watched.
      watch: false,
    },
  };
}

/** Vitest's `--shard` deals out files, and there is one: with it, every machine plays its share of the scenarios. */
const shards: Vite.Plugin = {
  name: 'huawei-iot-conformance',
  configureVitest({ vitest, project }) {
    const { shard } = vitest.config;
    if (!shard) return;
    // More shards than files are no mistake here.
    vitest.config.passWithNoTests = true;
    project.provide('conformanceShare', { index: shard.index, count: shard.count });
  },
};
