import { served } from '../../mock-platform/generations/served.ts';
import type { Entry } from '../rules/rule.ts';
import type { OptionalRequests } from '../scenarios/playbook.ts';

/** What is said where a device answered none of the requests that it may take or not. */
export function silenceNote({ member, words }: Pick<OptionalRequests, 'member' | 'words'>, answerMs: number): string {
  return `The device answered none of three ${words}s, each of which had ${answerMs / 1000} s, so the rules about them were not applied. If it takes them, declare capabilities.${member}: true to have it judged; if not, false, which saves that wait.`;
}

/** A device that also uses the topics of another generation: what it does there is not judged. */
export function otherGenerationNotes(generation: number, entries: readonly Entry[]): string[] {
  return served.flatMap(({ choice, topicsBegin }) => {
    if (topicsBegin === undefined || choice === String(generation)) return [];
    const topic = topicIn(entries, topicsBegin);
    if (topic === undefined) return [];
    return [
      `The device also uses topics of generation ${choice}, such as ${topic}, and this run did not judge what it does there: run with --generation ${choice} for that.`,
    ];
  });
}

function topicIn(entries: readonly Entry[], begin: string): string | undefined {
  for (const entry of entries) {
    if (entry.type === 'published' && entry.topic.startsWith(begin)) return entry.topic;
    const filter = entry.type === 'subscribed' && entry.filters.find((one) => one.filter.startsWith(begin));
    if (filter) return filter.filter;
  }
  return undefined;
}

/** Is this a warning of that kind? Parts of a run have the same. */
export function isNote(warning: string): boolean {
  return /, declare capabilities\.\w+: true to have it judged;|: run with --generation \d for that\.$/.test(warning);
}
