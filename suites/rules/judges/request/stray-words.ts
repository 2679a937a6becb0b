import { dialectOf } from '../../../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../../rule.ts';

type Unmatched = Entry<'response-unmatched'>;

/** `a deviceRsp with mid 7`, or without one. */
export function responseWords(response: Unmatched): string {
  return `${dialectOf(response).response} ${keyWords(response)}`;
}

/** `with mid 7`, or `without mid`. */
export function keyWords(response: Unmatched): string {
  const { keyName, sentKey } = dialectOf(response);
  const sent = sentKey(response);
  return sent === undefined ? `without ${keyName}` : `with ${keyName} ${JSON.stringify(sent)}`;
}

/** `mid 7`, where there is one. */
export function namedKey(response: Unmatched): string {
  const { keyName, sentKey } = dialectOf(response);
  return `${keyName} ${sentKey(response)}`;
}

/** What a response is called, without an article. */
export function responseNoun(response: Unmatched): string {
  return dialectOf(response).response.replace(/^an? /, '');
}
