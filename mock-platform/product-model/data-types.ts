import type { DataType, Property } from './model.ts';

/** All data types, as the product file writes them. */
export const dataTypes: readonly [DataType, ...DataType[]] = [
  'int',
  'long',
  'decimal',
  'string',
  'DateTime',
  'jsonObject',
  'enum',
  'boolean',
  'string list',
];

/** A type whose values are whole numbers. */
export type WholeType = 'int' | 'long';

/** Are its values numbers? */
export function isNumeric(dataType: DataType): dataType is WholeType | 'decimal' {
  return dataType === 'decimal' || isWhole(dataType);
}

/** Are its values whole numbers? */
export function isWhole(dataType: DataType): dataType is WholeType {
  return dataType === 'int' || dataType === 'long';
}

/** Can it be read? */
export function isReadable({ method }: Pick<Property, 'method'>): boolean {
  return /r/i.test(method);
}

/** Is it ever reported? What can only be written is not; a file that says nothing of it is taken to mean that it is. */
export function isReported({ method }: Pick<Property, 'method'>): boolean {
  return !/^w+$/i.test(method);
}

/** Can it be set? */
export function isWritable({ method }: Pick<Property, 'method'>): boolean {
  return /w/i.test(method);
}
