import { v1Told } from './v1/own.ts';

/** What only a device of one generation is told. */
export interface OwnMember {
  /** Of `Connection`. */
  readonly member: string;
  /** Environment variable. */
  readonly variable: string;
  /** For whoever connects hardware: a phrase, which has its Chinese. */
  readonly words: string;
}

/** Of each generation. */
export const ownMembers = [...v1Told] as const satisfies readonly OwnMember[];
