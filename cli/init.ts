import { type Command, Option } from 'commander';
import { type CiName, ciNames, pipelines } from '../suites/configuration/pipelines/pipelines.ts';
import { packageVersion } from './package-version.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

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
    .description(tell('init.about'))
    .option('--device <command>', tell('init.device'))
    .option('--product-model <path>', tell('init.productModel'))
    .addOption(new Option('--generation <number>', tell('init.generation')).choices(['1', '2']))
    .addOption(new Option('--ci <server>', tell('init.ci')).choices(ciNames))
    .addOption(new Option('--overwrite', tell('init.overwrite')))
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
  for (const file of Object.keys(files)) {
    const done = replaced.includes(file) ? tell('init.replaced', { file }) : tell('init.wrote', { file });
    surroundings.stdout.write(`${done}\n`);
  }
  const notes = [
    guessed && tell('init.guessed', { ci: pipelines[guessed.name].title, since: guessed.since }),
    pipeline?.toDo,
    device === undefined ? tell('init.nameDevice') : tell('init.next'),
  ];
  surroundings.stderr.write(notes.flatMap((note) => (note === undefined ? [] : [`${note}\n`])).join(''));
}
