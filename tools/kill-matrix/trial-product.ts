import { dirname, join } from 'node:path';
import * as lampCodec from '../../fixtures/codecs/lamp-codec.ts';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import type { Codec } from '../../mock-platform/generations/v1/product.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { type GenerationNumber, generations } from '../../suites/configuration/generations.ts';
import { playbooks } from '../../suites/scenarios/playbooks.ts';
import type { Scenario } from '../../suites/scenarios/scenario.ts';
import { scenarios, scenariosFor } from '../../suites/scenarios/scenarios.ts';

/** The product that the devices on trial are devices of. */
export interface TrialProduct {
  readonly model: ProductModel;
  /** What the device gets as its product model. */
  readonly folder: string;
  /** Of generation 1. */
  readonly codec?: Codec;
}

/** The product file of generation 2 that describes the same lamp. */
const streetLampFile = join(dirname(streetLamp), 'street-lamp-v5/product.json');

/** The street lamp, as each generation has it. */
export type TrialProducts = { readonly [generation in GenerationNumber]: TrialProduct };

export async function readTrialProducts(): Promise<TrialProducts> {
  return {
    1: { folder: streetLamp, model: await readProductModel(streetLamp), codec: lampCodec },
    2: { folder: streetLampFile, model: await readProductModel(streetLampFile) },
  };
}

/** What a fault is played in. @throws Error for a generation that has no playbook */
export function generationOf({ id, generation = 1 }: { readonly id: string; readonly generation?: number }) {
  const known = generations.find((one) => one === generation);
  if (known === undefined)
    throw new Error(`${id} is of generation ${generation}: expected one of ${generations.join()}.`);
  return known;
}

/** Is it of the generation that was asked for, if one was? */
export function isOf(
  asked: string | undefined,
): (one: { readonly id: string; readonly generation?: number }) => boolean {
  return (one) => asked === undefined || String(generationOf(one)) === asked;
}

/** All that is played with a device of a generation, beside generated sequences. */
export function repertoireOf(generation: GenerationNumber): readonly Scenario[] {
  return scenariosFor(scenarios, playbooks[generation]);
}
