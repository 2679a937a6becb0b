import { type Command, Option } from 'commander';
import { type CiName, ciNames, pipelines } from '../suites/configuration/pipelines/pipelines.ts';
import { packageVersion } from './package-version.ts';
import type { Surroundings } from './surroundings.ts';

interface InitFlags {
  readonly device?: string;
  readonly productModel?: string;
  readonly generation?: '1' | '2';
  readonly ci?: CiName;
  readonly overwrite?: boolean;
}

/** Adds the command that makes a project ready. */
export function addInit(root: Command, surroundings: Surroundings): void {
  root
    .command('init')
    .description('write conformance.config.yaml and a pipeline for CI into the working folder')
    .option('--device <command>', 'command that runs the device')
    .option('--product-model <path>', "product file (.json), folder with the capability files, or the console's zip")
    .addOption(
      new Option('--generation <number>', 'generation of the native MQTT interface that it speaks').choices(['1', '2']),
    )
    .addOption(
      new Option('--ci <server>', 'CI server to write a pipeline for (default: by what is in the folder)').choices(
        ciNames,
      ),
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
  const { guessCi } = await import('../suites/configuration/pipelines/guess-ci.ts');
  const { pipelineOf } = await import('../suites/configuration/pipelines/pipeline-of.ts');
  const folder = surroundings.cwd();
  const guessed = flags.ci === undefined ? guessCi(folder) : undefined;
  const ci = flags.ci ?? guessed?.name ?? 'none';
  const pipeline = ci === 'none' ? undefined : pipelineOf(ci, folder, { version: packageVersion() });
  const files = starterFiles({ device, productModel, generation, pipeline });
  const replaced = await writeStarterFiles(folder, files, { overwrite });
  for (const name of Object.keys(files))
    surroundings.stdout.write(`${replaced.includes(name) ? 'replaced' : 'wrote'} ${name}\n`);
  const notes = [
    guessed && `The pipeline is for ${pipelines[guessed.name].title}, since ${guessed.since}. For another: --ci.`,
    pipeline?.toDo,
    device === undefined
      ? 'Name your device in conformance.config.yaml, then: npx huawei-iot-conformance run'
      : 'Next: npx huawei-iot-conformance run',
  ];
  surroundings.stderr.write(notes.flatMap((note) => (note === undefined ? [] : [`${note}\n`])).join(''));
}
