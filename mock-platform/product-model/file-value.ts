import { memberSpelling } from '../protocol/member-spelling.ts';
import { memberPath } from './json-path.ts';
import type { ProductModelProblem } from './product-model-error.ts';

type Complaint = Omit<ProductModelProblem, 'file'>;

/** A value in a JSON file, with its place. It keeps the complaints about itself and about all that is inside of it. */
export class FileValue {
  readonly value: unknown;
  readonly #path: string;
  readonly #complaints: Complaint[];

  constructor(value: unknown, path = '$', complaints: Complaint[] = []) {
    this.value = value;
    this.#path = path;
    this.#complaints = complaints;
  }

  /** About the whole file. */
  get complaints(): readonly Complaint[] {
    return this.#complaints;
  }

  /**
   * A member or an element; of value `undefined` where there is none. Of a member in another letter case, or in snake_case, its own
   * spelling stands in the path; `alias` is another name that a later console gives it.
   */
  at(key: string | number, alias?: string): FileValue {
    const found = typeof key === 'string' ? (this.#nameOf(key) ?? (alias && this.#nameOf(alias)) ?? key) : key;
    const value = (this.value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[found];
    return new FileValue(value, memberPath(this.#path, found), this.#complaints);
  }

  #nameOf(name: string): string | undefined {
    if (typeof this.value !== 'object' || this.value === null) return undefined;
    return Object.hasOwn(this.value, name) ? name : memberSpelling(this.value, name);
  }

  /** Complains: this is not what was expected. */
  complain(expected: string, advice = this.value === undefined ? 'Add it.' : 'Correct it.'): void {
    const text = JSON.stringify(this.value) ?? 'nothing';
    const found = text.length <= 80 ? text : `${text.slice(0, 80)}…`;
    this.#complaints.push({ path: this.#path, found, expected, advice });
  }
}
