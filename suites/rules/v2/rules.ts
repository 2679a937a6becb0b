import type { Rule } from '../rule.ts';

/** The rules of generation 2, by area. */
export const v2: readonly Rule[] = [];
