import { served } from '../../../mock-platform/generations/served.ts';
import { type GenerationNumber, generations } from '../../configuration/generations.ts';
import type { Entry } from '../../rules/rule.ts';

/** What shows which generation a device speaks. */
export interface Sign {
  readonly generation: GenerationNumber;
  /** What it did, completing "since …". */
  readonly since: string;
}

/** Each generation that speaks for itself alone. */
const single = served.flatMap(({ choice, name, topicsBegin }) => {
  const generation = generations.find((one) => String(one) === choice);
  return generation === undefined || topicsBegin === undefined ? [] : [{ generation, name, topicsBegin }];
});

/** What an entry of the journal shows of that: a topic, or a log-in that only one generation has. */
export function signIn(entry: Entry): Sign | undefined {
  switch (entry.type) {
    case 'published':
      return ofTopic(entry.topic, 'publishes on');
    case 'subscribed': {
      const signs = entry.filters.flatMap(({ filter }) => ofTopic(filter, 'subscribes to') ?? []);
      return signs.toSorted((one, other) => other.generation - one.generation)[0];
    }
    case 'authenticated': {
      const [one, ...others] = single.filter(({ name }) => (entry as object as Record<string, unknown>)[name]);
      if (!one || others.length > 0) return undefined;
      return { generation: one.generation, since: `it logs in as only devices of generation ${one.generation} do` };
    }
    default:
      return undefined;
  }
}

function ofTopic(topic: string, does: string): Sign | undefined {
  const found = single.find(({ topicsBegin }) => bare(topic).startsWith(bare(topicsBegin)));
  return found && { generation: found.generation, since: `it ${does} ${topic}` };
}

/** Topics that are written not quite right show what is meant. */
function bare(topic: string): string {
  return topic.replace(/^[/$]+/, '').toLowerCase();
}
