/** The vendor's product model ("profile") after reading: what a device of this product can report and be told. */
export interface ProductModel {
  readonly manufacturerId: string;
  readonly manufacturerName: string;
  readonly model: string;
  readonly deviceType: string;
  readonly protocolType: string;
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

/** The types of the vendor's files. */
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

/** A member of `serviceData`. */
export interface Property extends ValueType {
  readonly propertyName: string;
  /** Letters R, W, E as the vendor's files have them. */
  readonly method: string;
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
