import type { Product } from '../../../../registry/registry.ts';
import { ApiError } from '../api-error.ts';
import type { Services } from '../services.ts';

const needed = ['manufacturerId', 'deviceType', 'model', 'protocolType'] as const;

export interface ProductNames {
  readonly manufacturerId?: string | undefined;
  readonly manufacturerName?: string | undefined;
  readonly deviceType?: string | undefined;
  readonly model?: string | undefined;
  readonly protocolType?: string | undefined;
}

/**
 * The product that a registration names, by productId or by its manufacturer, type, model and protocol.
 * @throws ApiError 600002 when there is none, 50400 when it is not named
 */
export function findProduct(
  { productId, ...names }: ProductNames & { readonly productId?: string | undefined },
  { platform: { registry } }: Services,
): Product {
  if (productId !== undefined) {
    const product = registry.product(productId);
    if (!product) throw new ApiError('600002', `productId is ${JSON.stringify(productId)}.`);
    return product;
  }
  const missing = needed.filter((name) => names[name] === undefined);
  if (missing.length > 0) {
    throw new ApiError(
      '50400',
      `The product is not named: give productId, or of deviceInfo also ${missing.join(', ')}.`,
    );
  }
  const wanted = Object.entries(names).filter(([, value]) => value !== undefined);
  const product = registry.products.find(({ model }) =>
    wanted.every(([name, value]) => model[name as keyof ProductNames] === value),
  );
  if (!product)
    throw new ApiError('600002', `None has ${wanted.map(([n, v]) => `${n} ${JSON.stringify(v)}`).join(', ')}.`);
  return product;
}
