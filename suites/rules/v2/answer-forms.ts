import type { V2Channel } from '../../../mock-platform/generations/v2/own.ts';
import type { ValueForms } from '../../../mock-platform/product-model/validate-value.ts';
import type { Entry } from '../rule.ts';
import { isNothing } from './is-nothing.ts';

/** How generation 2 writes the values of a model. */
export const valueForms: ValueForms = { milliseconds: true };

/** Does a response say that the request was carried out? None says so as 0 does, and digits count as their number. */
export function isSuccess(code: unknown): boolean {
  return isNothing(code) || code === 0 || (typeof code === 'string' && /^[+-]?0+$/.test(code));
}

/** What it said that by. */
export function successWords(code: unknown): string {
  return isNothing(code) ? 'no result_code, which is success' : `result_code ${JSON.stringify(code)}`;
}

/** Was it published on this channel, and taken there? What the platform drops has no content to look at. */
export function isOn(channel: V2Channel): (entry: Entry<'message-received'>) => boolean {
  return ({ v2 }) => v2?.channel === channel && v2.dropped === undefined;
}
