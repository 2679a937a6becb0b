import { randomBytes, randomUUID } from 'node:crypto';
import type { ProductModel } from '../product-model/model.ts';
import type { Store } from '../state/store.ts';
import type { Device, DeviceChange, DeviceRegistration } from './device.ts';
import type { RegistryEvent } from './events.ts';
import { type Product, Products, type ProductsOptions } from './products.ts';
import { RegistryError } from './registry-error.ts';

export type { Product };

export interface RegistryOptions {
  readonly record: (event: RegistryEvent) => void;
  readonly newDeviceId?: () => string;
  readonly newSecret?: () => string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** What is recorded of a product beside its model. @throws RegistryError when it cannot be served */
  readonly ofProduct?: ProductsOptions['ofProduct'];
  /** Told each secret of a device or a product. */
  readonly onSecret?: (secret: string) => void;
  /** Where devices are kept, and products that are made while the platform runs; others are given at each start. */
  readonly store?: Store;
}

/** The kind under which devices are kept. */
const kind = 'device';

/** Products and devices, found by every name that they go by. */
export class Registry {
  readonly #products: Products;
  readonly #devices = new Map<string, Device>();
  readonly #byNodeId = new Map<string, Device>();
  readonly #record: RegistryOptions['record'];
  readonly #newDeviceId: () => string;
  /** A secret for a device that has none, from the registry's source. */
  readonly newSecret: () => string;
  readonly #now: () => number;
  readonly #onSecret: (secret: string) => void;
  readonly #store: Store | undefined;

  /** @internal */
  constructor({
    record,
    newDeviceId = randomUUID,
    newSecret = () => randomBytes(10).toString('hex'),
    now = Date.now,
    ofProduct = () => ({}),
    store,
    onSecret = () => {},
  }: RegistryOptions) {
    this.#record = record;
    this.#newDeviceId = newDeviceId;
    this.newSecret = newSecret;
    this.#now = now;
    this.#store = store;
    this.#onSecret = onSecret;
    this.#products = new Products({ record, ofProduct, onSecret, ...(store && { store }) });
  }

  /** @throws RegistryError when the id is taken, or it cannot be served */
  addProduct<P extends Product>(product: P): P {
    return this.#products.add(product);
  }

  /** As `addProduct`, for one that no later start is given: it is kept. @throws RegistryError as `addProduct` */
  makeProduct(product: Product): Product {
    return this.#products.make(product);
  }

  /** Gives a product another model. Of one that is given at each start, the next start knows nothing. @throws RegistryError when there is none */
  changeProduct(productId: string, model: ProductModel): Product {
    return this.#products.change(productId, model);
  }

  /** @throws RegistryError when there is no such product, or devices belong to it */
  deleteProduct(productId: string): void {
    const owned = this.devices.find((device) => device.productId === productId);
    if (owned) {
      throw new RegistryError(
        `Product "${productId}" has devices, such as "${owned.deviceId}": delete them first, then the product.`,
      );
    }
    this.#products.delete(productId);
  }

  /** Takes over the products that the store has kept, before `restore`. One that is given at this start has precedence. */
  restoreProducts(): void {
    this.#products.restore();
  }

  /**
   * Takes over the devices that the store has kept; call it once, after the products were added.
   * @throws RegistryError when one of them belongs to a product that is not there
   */
  restore(): void {
    for (const device of (this.#store?.entries(kind) ?? new Map<string, unknown>()).values()) {
      this.#requireProduct(device as Device);
      this.#index(device as Device);
      this.#recordRegistered(device as Device);
    }
  }

  /** @throws RegistryError when the product is unknown, or deviceId or nodeId is taken */
  registerDevice(registration: DeviceRegistration): Device {
    this.#requireProduct(registration);
    const { nodeId, deviceId = this.#freeDeviceId(), secret = this.newSecret(), details = {}, ...rest } = registration;
    this.#requireFree({ nodeId });
    this.#requireFree({ deviceId });
    const now = this.#now();
    const made = { createdAt: now, modifiedAt: now, frozen: false, activated: false };
    const device: Device = { ...rest, nodeId, deviceId, secret, details, ...made };
    this.#keep(device);
    this.#recordRegistered(device);
    return device;
  }

  /**
   * A device that must be there at start: the kept one with this nodeId, if there is one; otherwise a new one.
   * @throws RegistryError as `registerDevice`, and when the kept device is another one than the declared
   */
  declareDevice(registration: DeviceRegistration): Device {
    const { nodeId } = registration;
    const kept = this.#byNodeId.get(nodeId);
    if (!kept) return this.registerDevice(registration);
    for (const member of ['productId', 'deviceId', 'secret', 'appId'] as const) {
      const [declared, was] = [registration[member], kept[member]];
      if (declared === undefined || declared === was) continue;
      const values =
        member === 'secret'
          ? 'one secret and is declared with another'
          : `${member} "${was}" and is declared with "${declared}"`;
      throw new RegistryError(
        `nodeId "${nodeId}" was kept with ${values}: declare it as it was kept, or start with another state.`,
      );
    }
    return kept;
  }

  /** @throws RegistryError when there is no such device, or the change names an unknown product or a taken nodeId */
  changeDevice(deviceId: string, change: DeviceChange): Device {
    const before = this.device(deviceId);
    const device: Device = { ...before, ...change, modifiedAt: this.#now() };
    this.#requireProduct(device);
    if (device.nodeId !== before.nodeId) this.#requireFree({ nodeId: device.nodeId });
    this.#byNodeId.delete(before.nodeId);
    this.#keep(device);
    if (device.nodeId !== before.nodeId || device.productId !== before.productId) this.#recordRegistered(device);
    this.#record({ type: 'device-changed', deviceId, members: Object.keys(change) });
    return device;
  }

  /** @throws RegistryError when there is no such device */
  freezeDevice(deviceId: string, frozen = true): Device {
    return this.changeDevice(deviceId, { frozen });
  }

  /** @throws RegistryError when there is no such device */
  deleteDevice(deviceId: string): Device {
    const device = this.device(deviceId);
    this.#devices.delete(deviceId);
    this.#byNodeId.delete(device.nodeId);
    this.#store?.delete(kind, deviceId);
    const { appId } = device;
    this.#record({ type: 'device-deleted', deviceId, ...(appId !== undefined && { appId }) });
    return device;
  }

  /** Resolves when all that was registered, changed and deleted before is durable. */
  saved(): Promise<void> {
    return this.#store?.saved() ?? Promise.resolve();
  }

  /** @throws RegistryError when there is no such device */
  device(deviceId: string): Device {
    const device = this.#devices.get(deviceId);
    if (!device) throw new RegistryError(`No device "${deviceId}" is registered: register it first.`);
    return device;
  }

  byDeviceId(deviceId: string): Device | undefined {
    return this.#devices.get(deviceId);
  }

  byNodeId(nodeId: string): Device | undefined {
    return this.#byNodeId.get(nodeId);
  }

  product(productId: string): Product | undefined {
    return this.#products.byId(productId);
  }

  /** The product of a registered device. */
  productOf({ deviceId, productId }: Pick<Device, 'deviceId' | 'productId'>): Product {
    const product = this.#products.byId(productId);
    if (!product) throw new RegistryError(`Device "${deviceId}" names the unknown product "${productId}".`);
    return product;
  }

  get devices(): Device[] {
    return [...this.#devices.values()];
  }

  get products(): Product[] {
    return this.#products.all;
  }

  #requireProduct({ nodeId, productId }: Pick<Device, 'nodeId' | 'productId'>): void {
    if (this.#products.byId(productId)) return;
    const known = this.products.map((product) => product.productId).join(', ') || 'none';
    throw new RegistryError(`Device "${nodeId}" names the unknown product "${productId}". Known products: ${known}.`);
  }

  #requireFree({ nodeId, deviceId }: { nodeId?: string; deviceId?: string }): void {
    if (nodeId !== undefined && this.#byNodeId.has(nodeId)) {
      throw new RegistryError(`nodeId "${nodeId}" is registered already: a nodeId belongs to one device.`);
    }
    if (deviceId !== undefined && this.#devices.has(deviceId)) {
      throw new RegistryError(`deviceId "${deviceId}" is registered already: give another one, or none.`);
    }
  }

  /** A seeded source begins again with the ids of devices that were kept from an earlier run. */
  #freeDeviceId(): string {
    let deviceId = this.#newDeviceId();
    for (let n = this.#devices.size; n > 0 && this.#devices.has(deviceId); n -= 1) deviceId = this.#newDeviceId();
    return deviceId;
  }

  #keep(device: Device): void {
    this.#index(device);
    this.#store?.put(kind, device.deviceId, device);
  }

  #index(device: Device): void {
    this.#onSecret(device.secret);
    this.#devices.set(device.deviceId, device);
    this.#byNodeId.set(device.nodeId, device);
  }

  #recordRegistered({ deviceId, nodeId, productId }: Device): void {
    this.#record({ type: 'device-registered', deviceId, nodeId, productId });
  }
}
