import type { GenerationNumber } from './generations.ts';
import type { StarterPipeline } from './pipelines/pipeline-of.ts';
import { tell } from './texts.ts';
import { v1Starter } from './v1/starter.ts';
import { v2Starter } from './v2/starter.ts';

/** What `init` knows of the device. */
export interface Starter {
  /** Command that runs the device; undefined if not given. */
  readonly device?: string | undefined;
  /** Path of the product model, as the user wrote it. */
  readonly productModel?: string | undefined;
  /** Of the interface, that the device speaks; undefined if not given. */
  readonly generation?: GenerationNumber | undefined;
  /** Of the CI server; undefined for none. */
  readonly pipeline?: StarterPipeline | undefined;
}

/** The files that make a project ready, by their paths in it. */
export function starterFiles(starter: Starter): Readonly<Record<string, string>> {
  return {
    'conformance.config.yaml': configuration(starter),
    ...(starter.pipeline && { [starter.pipeline.file]: starter.pipeline.text }),
  };
}

/** Where devices of each generation publish, and what they can do that those of another one cannot. */
const starters: { readonly [generation in GenerationNumber]: typeof v1Starter } = { 1: v1Starter, 2: v2Starter };

function configuration({ device, productModel, generation }: Starter): string {
  const command = device === undefined ? '# command: python3 device.py' : `command: ${JSON.stringify(device)}`;
  const model =
    productModel === undefined ? '# productModel: ./product.json' : `productModel: ${JSON.stringify(productModel)}`;
  return `\
# ${tell('starter.settings')}
# ${tell('starter.paths')}

# ${tell('starter.device')}
${device === undefined ? '# device:' : 'device:'}
  ${command}

${generation === undefined ? '' : generationLines(generation)}# ${tell('starter.model')}
${model}

# ${tell('starter.capabilities')}
capabilities:
  transport: mqtts # ${tell('starter.or', { other: 'mqtt' })}
${starters[generation ?? 2].capabilities.map((line) => `  ${line}\n`).join('')}  commands: true
  reports: periodic # ${tell('starter.reports')}
  reconnects: true
  maxCommandBytes: 1024

# ${tell('starter.known')}
known: []
`;
}

function generationLines(generation: GenerationNumber): string {
  const topics = Object.entries(starters)
    .map(([number, starter]) => tell('starter.topics', { number, topics: starter.topics }))
    .join(tell('between.comma'));
  return `# ${tell('starter.generation', { topics })}\ngeneration: ${generation}\n\n`;
}
