import type { Generation, Keys, Response } from '../generations/generation.ts';
import type { OutgoingCommand } from './outgoing-command.ts';

interface Waiting<T> {
  readonly keys: Pick<Keys, 'isMadeOf'>;
  readonly waiting: ReadonlyMap<string, T>;
  /** It bears no key at all, or that of a request that is over, and there is nothing else that it may answer. */
  readonly isTelling: boolean;
}

/**
 * To which request a response is meant that bears the key of none that waits. Where keys show what they were made of, it is the one that it was
 * made of, or else, if the key tells nothing, the only one that waits; where they do not, it is the only one.
 */
export function meantRequest<T>(key: string | undefined, { keys, waiting, isTelling }: Waiting<T>): T | undefined {
  const made = [...waiting].filter(([one]) => key !== undefined && keys.isMadeOf?.(one, key));
  if (made.length === 0 && keys.isMadeOf && !isTelling) return undefined;
  const [only, other] = made.length > 0 ? made : waiting;
  return other === undefined ? only?.[1] : undefined;
}

/** A response of another family, as one of the family of the request that it is meant for. */
export function readFor(request: OutgoingCommand, response: Response, readAs: Generation['readAs']): Response {
  const own = response.v2?.family;
  const { family = own } = request.v2 ?? {};
  return (family && family !== own && readAs?.(response, family)) || response;
}
