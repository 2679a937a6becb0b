import type { PasswordCase } from '../password.ts';

/** Where the documents leave the platform's behaviour open (ref 11). */
export interface CheckOptions {
  /** How far a sign type 1 timestamp may be off, in milliseconds; 0 asks for the same hour. Default one hour. */
  readonly timestampToleranceMs?: number;
  /** `documented` refuses a keep-alive outside 30 to 1200 s, as later documents say. Default `any`. */
  readonly keepAlive?: 'any' | 'documented';
  /** Whether a digest in upper-case digits passes. Default `lower`: it does not. */
  readonly passwordCase?: PasswordCase;
}
