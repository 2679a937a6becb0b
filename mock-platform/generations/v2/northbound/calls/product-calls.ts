import { z } from 'zod';
import { weigh } from '../../../../journal/weigh.ts';
import { FileValue } from '../../../../product-model/file-value.ts';
import type { ProductModel } from '../../../../product-model/model.ts';
import { productOf as fileOf } from '../../../../product-model/product-of.ts';
import { readProductFile } from '../../../../product-model/read-product-file.ts';
import type { Product } from '../../../../registry/registry.ts';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { ApiError } from '../api-error.ts';
import { apiBounds } from '../bounds.ts';
import { call } from '../call.ts';
import { productOf } from './find.ts';
import { id, listOf, members, pageOf, paging, text } from './schemas.ts';

const path = '/products/{product_id}';
const productPath = z.object({ product_id: z.string().min(1).max(256) });

/** What is given; what its services hold is read as the product file is. */
const given = {
  name: text(64),
  device_type: text(32),
  protocol_type: text(32).optional().describe('Default: MQTT.'),
  data_format: z.enum(['json', 'binary']).optional(),
  manufacturer_name: text(64).optional(),
  industry: text(64).optional(),
  description: text(2048).optional(),
  service_capabilities: z.array(members).max(500),
};

const product = z
  .looseObject({ product_id: text(256), name: text(256), device_type: text(256) })
  .meta({ id: 'Product' });

export const makeProduct = call({
  method: 'post',
  path: '/products',
  tag: 'Products',
  summary: 'Make a product',
  description: 'Its services are written as in the product file.',
  body: z.object({
    product_id: id(36).optional().describe('Made by the platform where it is absent.'),
    ...given,
    app_id: text(36).optional(),
  }),
  reply: { status: 201, description: 'Made.', schema: product },
  errors: ['MOCK.409', 'MOCK.429'],
  handle: async ({ body }, { platform, newId }) => {
    const { registry } = platform;
    const { product_id: productId = newId('product').replaceAll('-', ''), app_id: _, ...rest } = body;
    if (registry.product(productId))
      throw new ApiError('MOCK.409', `product_id ${JSON.stringify(productId)} is taken.`);
    if (registry.products.length >= apiBounds.products) {
      throw new ApiError('MOCK.429', `${apiBounds.products} products are there: delete some.`);
    }
    const model = readModel(rest);
    requireRoom(model, registry.products);
    const made = registry.makeProduct({ productId, model });
    await savedOrUndone(registry.saved(), () => registry.deleteProduct(productId));
    return { status: 201, body: shown(made) };
  },
});

export const queryProduct = call({
  method: 'get',
  path,
  tag: 'Products',
  summary: 'Query a product',
  params: productPath,
  reply: { status: 200, description: 'The product, as its file has it.', schema: product },
  errors: ['MOCK.404'],
  handle: ({ params }, services) => ({ status: 200, body: shown(productOf(params.product_id, services)) }),
});

export const queryProducts = call({
  method: 'get',
  path: '/products',
  tag: 'Products',
  summary: 'Query many products',
  query: z.object({ product_name: text(256).optional(), app_id: text(256).optional(), ...paging }),
  reply: { status: 200, description: 'One page, without services.', schema: listOf('products', product) },
  handle: ({ query }, { platform }) => {
    const { product_name: name } = query;
    const found = platform.registry.products.filter(({ model }) => name === undefined || model.model === name);
    const { shown: items, page } = pageOf(found, query, ({ productId }) => productId);
    const products = items.map((one) => ({ ...shown(one), service_capabilities: undefined }));
    return { status: 200, body: { products, page } };
  },
});

export const modifyProduct = call({
  method: 'put',
  path,
  tag: 'Products',
  summary: 'Change a product',
  description: 'What is not given stays. Of one that `serve` is started with, the next start has its own form again.',
  params: productPath,
  body: z.object(given).partial(),
  reply: { status: 200, description: 'Changed.', schema: product },
  errors: ['MOCK.404', 'MOCK.429'],
  handle: async ({ params, body }, services) => {
    const { registry } = services.platform;
    const before = productOf(params.product_id, services);
    const model = readModel({ ...fileOf(before.model), product_id: undefined, ...body });
    requireRoom(
      model,
      registry.products.filter((one) => one !== before),
    );
    const changed = registry.changeProduct(before.productId, model);
    await registry.saved();
    return { status: 200, body: shown(changed) };
  },
});

export const deleteProduct = call({
  method: 'delete',
  path,
  tag: 'Products',
  summary: 'Delete a product that no device belongs to',
  params: productPath,
  reply: { status: 204, description: 'Deleted.' },
  errors: ['MOCK.404', 'MOCK.409'],
  handle: async ({ params }, services) => {
    const { registry } = services.platform;
    const { productId } = productOf(params.product_id, services);
    const owned = registry.devices.find((device) => device.productId === productId);
    if (owned) throw new ApiError('MOCK.409', `Devices belong to it, such as ${JSON.stringify(owned.deviceId)}.`);
    registry.deleteProduct(productId);
    await registry.saved();
    return { status: 204 };
  },
});

/** @throws ApiError IOTDA.000006 with the first things that are wrong with it */
function readModel(file: object): ProductModel {
  const content = FileValue.of(file, 'snake_case');
  const model = readProductFile(content);
  const complaints = content.complaints.slice(0, 3).map(({ path, found, expected }) => {
    return `${path ?? '$'} is ${found}, expected ${expected}`;
  });
  if (!model || complaints.length > 0) throw new ApiError('IOTDA.000006', `${complaints.join('; ')}.`);
  return model;
}

/** @throws ApiError MOCK.429 */
function requireRoom(model: ProductModel, others: readonly Product[]): void {
  const bytes = [model, ...others.map((one) => one.model)].reduce((sum, one) => sum + weigh(one), 0);
  if (bytes <= apiBounds.models) return;
  throw new ApiError(
    'MOCK.429',
    `The models of all products take ${bytes} bytes: expected at most ${apiBounds.models}.`,
  );
}

function shown({ productId, model }: Product) {
  return { ...fileOf(model), product_id: productId };
}
