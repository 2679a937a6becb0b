import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import type { Handlers } from '../../rule.ts';

/** The product models of the devices in a journal. */
export class KnownModels {
  readonly #models = new Map<string, ProductModel>();
  readonly #products = new Map<string, string>();

  /** A part of the judge that asks for them. */
  readonly handlers = {
    'product-registered': ({ productId, model }) => void this.#models.set(productId, model),
    'device-registered': ({ deviceId, productId }) => void this.#products.set(deviceId, productId),
  } satisfies Handlers;

  of(deviceId: string): ProductModel | undefined {
    return this.#models.get(this.#products.get(deviceId) ?? '');
  }
}
