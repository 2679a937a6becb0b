import { memberSpelling } from '../protocol/member-spelling.ts';
import { memberPath } from './json-path.ts';
import type { ProductModelProblem } from './product-model-error.ts';

type Complaint = Omit<ProductModelProblem, 'file'>;

/** How a file spells its members: `serviceId` or `service_id`. */
export type Spelling = 'camelCase' | 'snake_case';

interface Place {
  readonly path: string;
  readonly complaints: Complaint[];
  /** Of members that are missing: those that are there show their own. */
  readonly spelling: Spelling;
}

/** A value in a JSON file, with its place. It keeps the complaints about itself and about all that is inside of it. */
export class FileValue {
  readonly value: unknown;
  readonly #place: Place;

  private constructor(value: unknown, place: Place) {
    this.value = value;
    this.#place = place;
  }

  /** All of a file. */
  static of(value: unknown, spelling: Spelling = 'camelCase'): FileValue {
    return new FileValue(value, { path: '$', complaints: [], spelling });
  }

  /** About the whole file. */
  get complaints(): readonly Complaint[] {
    return this.#place.complaints;
  }

  /**
   * A member or an element; of value `undefined` where there is none. Of a member in another letter case, or in the other spelling, its
   * own name stands in the path; `alias` is another name that a later console gives it.
   *
   * @param key of a member: in camelCase
   */
  at(key: string | number, alias?: string): FileValue {
    const found =
      typeof key === 'string' ? (this.#nameOf(key) ?? (alias && this.#nameOf(alias)) ?? this.spell(key)) : key;
    const value = (this.value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[found];
    return new FileValue(value, { ...this.#place, path: memberPath(this.#place.path, found) });
  }

  /** A member's name as the file spells its members. */
  spell(name: string): string {
    if (this.#place.spelling === 'camelCase') return name;
    return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }

  #nameOf(name: string): string | undefined {
    if (typeof this.value !== 'object' || this.value === null) return undefined;
    return Object.hasOwn(this.value, name) ? name : memberSpelling(this.value, name);
  }

  /** Complains: this is not what was expected. */
  complain(expected: string, advice = this.value === undefined ? 'Add it.' : 'Correct it.'): void {
    const text = JSON.stringify(this.value) ?? 'nothing';
    const found = text.length <= 80 ? text : `${text.slice(0, 80)}…`;
    this.#place.complaints.push({ path: this.#place.path, found, expected, advice });
  }
}
