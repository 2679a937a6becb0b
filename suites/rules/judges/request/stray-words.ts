import { dialectOf } from '../../../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../../rule.ts';

type Unmatched = Entry<'response-unmatched'>;

/** `a deviceRsp with mid 7`, or without one. */
export function responseWords(response: Unmatched): string {
  return `${dialectOf(response).response} ${keyWords(response)}`;
}

/** `with mid 7`, or `without mid`. */
function keyWords(response: Unmatched): string {
  const { keyName, sentKey } = dialectOf(response);
  const sent = sentKey(response);
  return sent === undefined ? `without ${keyName}` : `with ${keyName} ${JSON.stringify(sent)}`;
}

/** What the key of a response is called, and the key itself, where there is one. */
export function keyOf(response: Unmatched): { readonly name: string; readonly key: unknown } {
  const { keyName, sentKey } = dialectOf(response);
  return { name: keyName, key: sentKey(response) };
}

/** What a response is called, without an article. */
export function responseNoun(response: Unmatched): string {
  return dialectOf(response).response.replace(/^an? /, '');
}
