import { randomBytes, randomUUID } from 'node:crypto';
import type { CodecMode, DeviceRegistered, ProductRegistered } from '../journal/events.ts';
import type { ProductModel } from '../product-model/model.ts';

/** A user's codec plug-in: device bytes to the platform's JSON and back. */
export interface Codec {
  /** Bytes of a publication on `data/binary` to a JSON value. Throws when they are no message. */
  decode(bytes: Uint8Array): unknown;
  /** A command to the bytes of `command/binary`; null when nothing is to be sent. */
  encode(message: Readonly<Record<string, unknown>>): Uint8Array | null;
}

export interface Product {
  readonly productId: string;
  readonly model: ProductModel;
  /** Commands go out in this mode. `binary` needs a codec. */
  readonly codecMode: CodecMode;
  readonly codec?: Codec;
  /** Product secret for dynamic registration; without it, product logins are refused. */
  readonly secret?: string;
}

export interface Device {
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
  readonly secret: string;
  /** A frozen device is refused with "not authorized". */
  readonly frozen: boolean;
}

export interface DeviceRegistration {
  readonly productId: string;
  readonly nodeId: string;
  /** Default: a new UUID. */
  readonly deviceId?: string;
  /** Default: 20 random hexadecimal digits. */
  readonly secret?: string;
}

/** The registry cannot do what it was asked. The message quotes the identifier and says what to do. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
}

export interface RegistryOptions {
  readonly record: (event: ProductRegistered | DeviceRegistered) => void;
  readonly newDeviceId?: () => string;
  readonly newSecret?: () => string;
}

/** Products and devices, found by every name that they go by. */
export class Registry {
  readonly #products = new Map<string, Product>();
  readonly #devices = new Map<string, Device>();
  readonly #byNodeId = new Map<string, Device>();
  readonly #record: RegistryOptions['record'];
  readonly #newDeviceId: () => string;
  readonly #newSecret: () => string;

  constructor({
    record,
    newDeviceId = randomUUID,
    newSecret = () => randomBytes(10).toString('hex'),
  }: RegistryOptions) {
    this.#record = record;
    this.#newDeviceId = newDeviceId;
    this.#newSecret = newSecret;
  }

  /** @throws RegistryError when the id is taken, or a binary product has no codec */
  addProduct(product: Product): Product {
    const { productId, codecMode, codec, model } = product;
    if (this.#products.has(productId)) {
      throw new RegistryError(`Product "${productId}" exists already: give the second one another productId.`);
    }
    if (codecMode === 'binary' && !codec) {
      throw new RegistryError(
        `Product "${productId}" has codec mode "binary" but no codec: give a module with decode and encode.`,
      );
    }
    this.#products.set(productId, product);
    this.#record({ type: 'product-registered', productId, codecMode, model });
    return product;
  }

  /** @throws RegistryError when the product is unknown, or deviceId or nodeId is taken */
  registerDevice({ productId, nodeId, deviceId, secret }: DeviceRegistration): Device {
    if (!this.#products.has(productId)) {
      const known = [...this.#products.keys()].join(', ') || 'none';
      throw new RegistryError(`Device "${nodeId}" names the unknown product "${productId}". Known products: ${known}.`);
    }
    if (this.#byNodeId.has(nodeId)) {
      throw new RegistryError(`nodeId "${nodeId}" is registered already: a nodeId belongs to one device.`);
    }
    const device: Device = {
      deviceId: deviceId ?? this.#newDeviceId(),
      nodeId,
      productId,
      secret: secret ?? this.#newSecret(),
      frozen: false,
    };
    if (this.#devices.has(device.deviceId)) {
      throw new RegistryError(`deviceId "${device.deviceId}" is registered already: give another one, or none.`);
    }
    this.#store(device);
    this.#record({ type: 'device-registered', deviceId: device.deviceId, nodeId, productId });
    return device;
  }

  /** @throws RegistryError when there is no such device */
  freezeDevice(deviceId: string, frozen = true): Device {
    const device = { ...this.device(deviceId), frozen };
    this.#store(device);
    return device;
  }

  /** @throws RegistryError when there is no such device */
  deleteDevice(deviceId: string): Device {
    const device = this.device(deviceId);
    this.#devices.delete(deviceId);
    this.#byNodeId.delete(device.nodeId);
    return device;
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
    return this.#products.get(productId);
  }

  /** The product of a registered device. */
  productOf(device: Device): Product {
    const product = this.#products.get(device.productId);
    if (!product)
      throw new RegistryError(`Device "${device.deviceId}" names the unknown product "${device.productId}".`);
    return product;
  }

  get devices(): Device[] {
    return [...this.#devices.values()];
  }

  get products(): Product[] {
    return [...this.#products.values()];
  }

  #store(device: Device): void {
    this.#devices.set(device.deviceId, device);
    this.#byNodeId.set(device.nodeId, device);
  }
}
