import type { MeantTopic } from '../dialect.ts';
import type { V2Family } from './own.ts';

/** How topics of this interface begin, with the mistakes that are made in it. Whose id it is does not matter here. */
const prefix = /^[^a-z]*(?:oc[^a-z]+)?devices?\/+[^/]*\/+/;

/** By what a request is named in its topic. */
const families: readonly (readonly [RegExp, V2Family])[] = [
  [/(?:^|\/)commands?(?:\/|$)/, 'command'],
  [/(?:^|\/)propert(?:y|ies)[/_-]set(?:\/|$)/, 'set'],
  [/(?:^|\/)propert(?:y|ies)[/_-]get(?:\/|$)/, 'get'],
];
const report = /(?:^|\/)propert(?:y|ies)(?:[/_-](?:reports?|up))?$/;

/**
 * For what a device means a topic that is not right: the id of another device, levels left out or misspelt, the request id missing, or the
 * topic of the request in the place of the one for its answer. Undefined for what is not about properties or commands.
 */
export function meantBy(topic: string): MeantTopic | undefined {
  const small = topic.toLowerCase();
  const begin = prefix.exec(small)?.[0];
  if (begin === undefined) return undefined;
  // Behind a request id, or a question mark, anything may stand.
  const path = small.slice(begin.length).replace(/[/?](?:request[-_ ]?id.*|encoding=.*)?$/s, '');
  if (/(?:^|\/)(?:shadow|user)(?:\/|$)/.test(path)) return undefined;
  const family = families.find(([name]) => name.test(path))?.[1];
  if (family !== undefined) return { is: 'answer', family };
  return report.test(path) ? { is: 'report' } : undefined;
}
