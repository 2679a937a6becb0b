import type { V1Coding } from '../generations/v1/own.ts';
import type { ProductModel } from '../product-model/model.ts';

/** A product as registered: its model in the shape of `ProductModel`. Recorded again, with the same productId, when its model changes. */
export interface ProductRegistered {
  readonly type: 'product-registered';
  readonly productId: string;
  readonly v1?: V1Coding;
  readonly model: ProductModel;
}

export interface ProductDeleted {
  readonly type: 'product-deleted';
  readonly productId: string;
}

/** Recorded again, with the same deviceId, when its nodeId or product changes. */
export interface DeviceRegistered {
  readonly type: 'device-registered';
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
}

export interface DeviceChanged {
  readonly type: 'device-changed';
  readonly deviceId: string;
  /** Names of what was set, such as `activated` when it came on line for the first time. */
  readonly members: readonly string[];
}

export interface DeviceDeleted {
  readonly type: 'device-deleted';
  readonly deviceId: string;
  /** The application that had registered it, if one had. */
  readonly appId?: string;
}

/** What the registry records. */
export type RegistryEvent = ProductRegistered | ProductDeleted | DeviceRegistered | DeviceChanged | DeviceDeleted;
