/** The vendor's product model ("profile") after reading: what a device of this product can report and be told. */
export interface ProductModel {
  readonly manufacturerId: string;
  readonly manufacturerName: string;
  readonly model: string;
  readonly deviceType: string;
  readonly protocolType: string;
  readonly services: readonly Service[];
}

export interface Service {
  /** Stands in messages. Equals `serviceType` unless the device has several of the type. */
  readonly serviceId: string;
  readonly serviceType: string;
  readonly option: 'Mandatory' | 'Optional' | 'Master';
  readonly properties: readonly Property[];
  readonly commands: readonly Command[];
}

export type DataType = 'int' | 'decimal' | 'string' | 'DateTime' | 'jsonObject';

/** A value's type and bounds; `null` bounds of the files are left out. */
export interface ValueType {
  readonly dataType: DataType;
  readonly required: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly maxLength?: number;
  readonly enumList?: readonly string[];
  readonly unit?: string;
}

export interface Property extends ValueType {
  readonly propertyName: string;
  /** Letters R, W, E as the vendor's files have them. */
  readonly method: string;
}

export interface Parameter extends ValueType {
  readonly paraName: string;
}

export interface Command {
  readonly commandName: string;
  readonly paras: readonly Parameter[];
  readonly responses: readonly Response[];
}

export interface Response {
  readonly responseName: string;
  readonly paras: readonly Parameter[];
}

/** How one value departs from the model. */
export interface Misfit {
  /** JSON path of the value, such as `$.data[0].serviceData.level`. */
  readonly path: string;
  /** `type` and `unknown` are departures from the structure, the others from the bounds. */
  readonly kind: 'type' | 'unknown' | 'missing' | 'range' | 'step' | 'length' | 'enum';
  readonly expected: string;
  readonly actual: string;
  /** True for what the platform takes all the same, such as digits in a string for an int. */
  readonly tolerated: boolean;
}
