import { streetLamp, streetLampProduct } from '../../mock-platform/definition/street-lamp.ts';
import type { GenerationChoice } from './generations.ts';

/** Path of the product model of a device whose own was not given. */
export function usualModel(generation: GenerationChoice): string {
  return generation === 1 ? streetLamp : streetLampProduct;
}
