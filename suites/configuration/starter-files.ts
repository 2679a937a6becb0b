import type { GenerationNumber } from './generations.ts';
import type { StarterPipeline } from './pipelines/pipeline-of.ts';
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
# Settings of huawei-iot-conformance; "npx huawei-iot-conformance run --help" lists them all.
# Paths count from this file.

# The command that runs your device: without it there is nothing to judge. It finds where to connect in IOT_HOST, IOT_PORT, IOT_DEVICE_ID, IOT_DEVICE_SECRET …
${device === undefined ? '# device:' : 'device:'}
  ${command}

${generation === undefined ? '' : generationLines(generation)}# The product model: the product file (.json), or the folder or zip that you downloaded from the console; a street lamp if you leave it out.
${model}

# What your device can do. What it cannot do is not applicable; what it declares here, it has to show.
capabilities:
  transport: mqtts # or mqtt
${starters[generation ?? 2].capabilities.map((line) => `  ${line}\n`).join('')}  commands: true
  reports: periodic # or none; driven, with an adapter
  reconnects: true
  maxCommandBytes: 1024

# Rules that it breaks for now, each with the reason. One that it keeps again fails the run.
known: []
`;
}

function generationLines(generation: GenerationNumber): string {
  const topics = Object.entries(starters).map(([number, starter]) => `${number} has topics under ${starter.topics}`);
  return `# The generation of the interface that it speaks: ${topics.join(', ')}.\ngeneration: ${generation}\n\n`;
}
