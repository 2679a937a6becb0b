import { dataTypes, isNumeric } from './data-types.ts';
import type { FileValue } from './file-value.ts';
import type { DataType, ValueType } from './model.ts';
import { flag, isAbsent, noted, number, texts, word } from './read-members.ts';

/** What other tools and earlier consoles call the data types. */
const otherNames: Readonly<Record<string, DataType>> = {
  double: 'decimal',
  float: 'decimal',
  number: 'decimal',
  integer: 'int',
  int64: 'long',
  bool: 'boolean',
  date: 'DateTime',
  json: 'jsonObject',
  object: 'jsonObject',
};

/** Reads the type of a property or parameter (ref 7). Keeps the bounds that mean something for it; 0 stands for an open one. */
export function readValueType(one: FileValue): ValueType {
  const { length } = one.complaints;
  const dataType = word(one.at('dataType'), dataTypes, otherNames);
  const required = flag(one.at('required'));
  const [min, max, step, maxLength] = ['min', 'max', 'step', 'maxLength'].map((bound) => number(one.at(bound)));
  const enumList = texts(one.at('enumList'));
  const unit = noted(one.at('unit'));
  const isNumber = isNumeric(dataType);
  // 0 stands for an open bound: for both of them, or for a max that would be below the min.
  const isOpen = !isNumber || (min === 0 && max === 0);
  const isOpenAbove = isOpen || (max === 0 && min !== undefined && min > 0);
  const read: ValueType = {
    dataType,
    required,
    ...(!isOpen && min !== undefined && { min }),
    ...(!isOpenAbove && max !== undefined && { max }),
    ...(isNumber && step && { step }),
    ...(!isNumber && dataType !== 'boolean' && maxLength && { maxLength }),
    ...(dataType !== 'boolean' && enumList && { enumList }),
    ...(unit && { unit }),
  };
  if (one.complaints.length === length) checkBounds(one, read);
  return read;
}

/** The default of a property; undefined where an editor left the field empty. */
export function readDefault(one: FileValue, { dataType }: ValueType): unknown {
  if (isAbsent(one) || (one.value === '' && dataType !== 'string')) return undefined;
  return one.value;
}

function checkBounds(one: FileValue, { dataType, min, max, step, maxLength, enumList }: ValueType): void {
  const because = `as the ${one.spell('dataType')} is ${dataType}`;
  if (min !== undefined && max !== undefined && min > max) one.at('min').complain(`at most the max of ${max}`);
  if (step !== undefined && step < 0) one.at('step').complain('a number above 0');
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength > 0)) {
    one.at('maxLength').complain('a whole number above 0');
  }
  if (isNumeric(dataType) && enumList?.some((entry) => Number.isNaN(Number(entry)))) {
    one.at('enumList').complain(`numbers, ${because}`);
  }
  if (dataType === 'enum' && enumList === undefined)
    one.at('enumList').complain(`its values, ${because}`, 'List them.');
}
