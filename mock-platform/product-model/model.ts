/**
 * The vendor's product model ("profile") after reading: what a device of this product can report and be told. The same from the
 * capability files of generation 1 and from the product file of generation 2, which has neither `manufacturerId` nor `model`: there
 * they are the manufacturer's and the product's name.
 */
export interface ProductModel {
  readonly manufacturerId: string;
  readonly manufacturerName: string;
  readonly model: string;
  readonly deviceType: string;
  readonly protocolType: string;
  /** Of a product file. */
  readonly productId?: string;
  /** Of a product file. */
  readonly dataFormat?: 'json' | 'binary';
  readonly services: readonly Service[];
}

/** A service of the model: what it reports, and the commands that it takes. */
export interface Service {
  /** Stands in messages. Equals `serviceType` unless the device has several of the type. */
  readonly serviceId: string;
  readonly serviceType: string;
  readonly option: 'Mandatory' | 'Optional' | 'Master';
  readonly properties: readonly Property[];
  readonly commands: readonly Command[];
}

/** The types of the vendor's files. Those of generation 1 know `int`, `decimal`, `string`, `DateTime` and `jsonObject`. */
export type DataType =
  | 'int'
  | 'long'
  | 'decimal'
  | 'string'
  | 'DateTime'
  | 'jsonObject'
  | 'enum'
  | 'boolean'
  | 'string list';

/** A value's type and bounds; `null` bounds of the files are left out. An `enum` always has its `enumList`. */
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

/** What a service reports, and takes where it can be written. */
export interface Property extends ValueType {
  readonly propertyName: string;
  /** Letters as the vendor's files have them: R can be read, W can be written, E is told when it changes. */
  readonly method: string;
  /** What the platform sets on a new device; of a product file. */
  readonly defaultValue?: unknown;
}

/** A parameter of a command or a response. */
export interface Parameter extends ValueType {
  readonly paraName: string;
}

/** A command that a service takes. */
export interface Command {
  readonly commandName: string;
  readonly paras: readonly Parameter[];
  readonly responses: readonly Response[];
}

/** What a command is answered with. */
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
