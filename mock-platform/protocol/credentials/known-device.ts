/** A registered device, as the check of credentials needs to know it. */
export interface KnownDevice {
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
  readonly secret: string;
  /** Barred from connecting: refused with return code 5. */
  readonly frozen?: boolean;
  /** Was registered once: refused with return code 5, unlike an id that never was (4). */
  readonly deleted?: boolean;
}

interface KnownProduct {
  readonly productId: string;
  /** Present where devices may register themselves (ref 8.1). */
  readonly secret?: string;
}

/** Where devices and products are looked up. */
export interface CredentialLookup {
  byDeviceId(deviceId: string): KnownDevice | undefined;
  byNodeId(nodeId: string): KnownDevice | undefined;
  product(productId: string): KnownProduct | undefined;
}
