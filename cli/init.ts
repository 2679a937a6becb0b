import { type Command, Option } from 'commander';
import { packageVersion } from './package-version.ts';
import type { Surroundings } from './surroundings.ts';

interface InitFlags {
  readonly device?: string;
  readonly productModel?: string;
  readonly generation?: '1' | '2';
  readonly overwrite?: boolean;
}

/** Adds the command that makes a project ready. */
export function addInit(root: Command, surroundings: Surroundings): void {
  root
    .command('init')
    .description('write conformance.config.yaml and a GitHub workflow into the working folder')
    .option('--device <command>', 'command that runs the device')
    .option('--product-model <path>', "product file (.json), folder with the capability files, or the console's zip")
    .addOption(
      new Option('--generation <number>', 'generation of the native MQTT interface that it speaks').choices(['1', '2']),
    )
    .addOption(new Option('--overwrite', 'replace files that are there'))
    .action((flags: InitFlags) => init(surroundings, flags));
}

async function init(
  surroundings: Surroundings,
  { device, productModel, overwrite = false, ...flags }: InitFlags,
): Promise<void> {
  const generation = flags.generation === undefined ? undefined : flags.generation === '1' ? 1 : 2;
  const { starterFiles } = await import('../suites/configuration/starter-files.ts');
  const { writeStarterFiles } = await import('../suites/configuration/write-starter-files.ts');
  const files = starterFiles({ device, productModel, generation, version: packageVersion() });
  await writeStarterFiles(surroundings.cwd(), files, { overwrite });
  for (const name of Object.keys(files)) surroundings.stdout.write(`wrote ${name}\n`);
  const next =
    device === undefined
      ? 'Name your device in conformance.config.yaml, then: npx huawei-iot-conformance run\n'
      : 'Next: npx huawei-iot-conformance run\n';
  surroundings.stderr.write(next);
}
