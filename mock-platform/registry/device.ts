/** A device that the platform knows. */
export interface Device {
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
  readonly secret: string;
  /** A frozen device is refused with "not authorized". */
  readonly frozen: boolean;
  /** Has it ever been on line? */
  readonly activated: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** The application that registered it; absent when the platform's own user did. */
  readonly appId?: string;
  /** What its owner says of it, such as name and location. Shown, and compared with nothing. */
  readonly details: Readonly<Record<string, string>>;
  /** How it is to make itself known, where that is by code. */
  readonly verification?: Verification;
}

/** The code by which a device makes itself known. */
export interface Verification {
  readonly code: string;
  /** Milliseconds since the epoch; absent when the code is valid without end. */
  readonly expiresAt?: number;
}

/** A device to register; `productId` and `nodeId` have to be given. */
export interface DeviceRegistration extends Pick<Device, 'productId' | 'nodeId' | 'appId' | 'verification'> {
  /** Default: a new UUID. */
  readonly deviceId?: string;
  /** Default: 20 random hexadecimal digits. */
  readonly secret?: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** What may change in the life of a device. */
export type DeviceChange = Partial<Omit<Device, 'deviceId' | 'createdAt' | 'modifiedAt'>>;
