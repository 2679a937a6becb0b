import type { Device } from '../../../../registry/device.ts';
import type { Product } from '../../../../registry/registry.ts';
import { ApiError } from '../api-error.ts';
import type { Services } from '../services.ts';

type Known = Pick<Services, 'platform'>;

/** @throws ApiError IOTDA.014000 */
export function deviceOf(deviceId: string, { platform }: Known): Device {
  const device = platform.registry.byDeviceId(deviceId);
  if (!device) throw new ApiError('IOTDA.014000', `No device has the device_id ${JSON.stringify(deviceId)}.`);
  return device;
}

/** @throws ApiError MOCK.404 */
export function productOf(productId: string, { platform }: Known): Product {
  const product = platform.registry.product(productId);
  if (!product) {
    const known = platform.registry.products.map((one) => one.productId).slice(0, 10);
    throw new ApiError(
      'MOCK.404',
      `No product has the product_id ${JSON.stringify(productId)}; there are: ${known.join(', ') || 'none'}.`,
    );
  }
  return product;
}

/** @throws ApiError MOCK.404 */
export function requireSpace(appId: string | undefined, { applications }: Pick<Services, 'applications'>): void {
  if (appId === undefined || applications.byId(appId)) return;
  throw new ApiError('MOCK.404', `No resource space has the app_id ${JSON.stringify(appId)}.`);
}
