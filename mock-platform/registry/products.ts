import type { ProductModel } from '../product-model/model.ts';
import type { Store } from '../state/store.ts';
import type { ProductDeleted, ProductRegistered } from './events.ts';
import { RegistryError } from './registry-error.ts';

/** A product, as every generation knows it. What one of them must know besides stands beside this, and is passed over here. */
export interface Product {
  readonly productId: string;
  readonly model: ProductModel;
  /** Where devices may register themselves with it. */
  readonly secret?: string;
}

export interface ProductsOptions {
  readonly record: (event: ProductRegistered | ProductDeleted) => void;
  /** What is recorded of a product beside its model. @throws RegistryError when it cannot be served */
  readonly ofProduct: (product: Product) => Omit<ProductRegistered, 'type' | 'productId' | 'model'>;
  /** Told each secret of a product. */
  readonly onSecret: (secret: string) => void;
  /** Where those are kept that are made while the platform runs. */
  readonly store?: Store;
}

/** The kind under which they are kept. */
const kind = 'product';

/** The products of a platform: those that it is given at each start, and those that are made while it runs, which are kept. */
export class Products {
  readonly #options: ProductsOptions;
  readonly #byId = new Map<string, Product>();
  readonly #made = new Set<string>();

  constructor(options: ProductsOptions) {
    this.#options = options;
  }

  get all(): Product[] {
    return [...this.#byId.values()];
  }

  byId(productId: string): Product | undefined {
    return this.#byId.get(productId);
  }

  /** @throws RegistryError when the id is taken, or it cannot be served */
  add<P extends Product>(product: P): P {
    const { productId } = product;
    if (this.#byId.has(productId)) {
      throw new RegistryError(`Product "${productId}" exists already: give the second one another productId.`);
    }
    this.#serve(product);
    return product;
  }

  /** As `add`, for one that is kept. @throws RegistryError as `add` */
  make(product: Product): Product {
    this.add(product);
    this.#made.add(product.productId);
    this.#options.store?.put(kind, product.productId, product);
    return product;
  }

  /** @throws RegistryError when there is no such product, or it cannot be served */
  change(productId: string, model: ProductModel): Product {
    const product = { ...this.#known(productId), model };
    this.#serve(product);
    if (this.#made.has(productId)) this.#options.store?.put(kind, productId, product);
    return product;
  }

  /** @throws RegistryError when there is no such product */
  delete(productId: string): void {
    this.#known(productId);
    this.#byId.delete(productId);
    if (this.#made.delete(productId)) this.#options.store?.delete(kind, productId);
    this.#options.record({ type: 'product-deleted', productId });
  }

  /** Takes over those that were kept. */
  restore(): void {
    for (const kept of (this.#options.store?.entries(kind) ?? new Map<string, unknown>()).values()) {
      const product = kept as Product;
      if (this.#byId.has(product.productId)) continue;
      this.#serve(product);
      this.#made.add(product.productId);
    }
  }

  #serve(product: Product): void {
    const { productId, model } = product;
    const { record, ofProduct, onSecret } = this.#options;
    const own = ofProduct(product);
    this.#byId.set(productId, product);
    if (product.secret !== undefined) onSecret(product.secret);
    record({ type: 'product-registered', productId, ...own, model });
  }

  #known(productId: string): Product {
    const product = this.#byId.get(productId);
    if (!product) throw new RegistryError(`No product "${productId}" is registered: register it first.`);
    return product;
  }
}
