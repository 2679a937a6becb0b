/** What a topic filter breaks: the statement's number and what it asks for. */
export interface FilterFlaw {
  readonly clause: 'MQTT-4.7.1-2' | 'MQTT-4.7.1-3' | 'MQTT-4.7.3-1';
  readonly expected: string;
}

const EMPTY: FilterFlaw = { clause: 'MQTT-4.7.3-1', expected: 'at least one character' };
const MULTI_LEVEL: FilterFlaw = { clause: 'MQTT-4.7.1-2', expected: '# alone on the last level, or no #' };
const SINGLE_LEVEL: FilterFlaw = { clause: 'MQTT-4.7.1-3', expected: '+ alone on its level, or no +' };

/** The flaws of a topic filter (MQTT 3.1.1, 4.7); none for a valid one. */
export function filterFlaws(filter: string): FilterFlaw[] {
  if (filter === '') return [EMPTY];
  const flaws: FilterFlaw[] = [];
  const levels = filter.split('/');
  if (levels.some((level, index) => level.includes('#') && (level !== '#' || index < levels.length - 1))) {
    flaws.push(MULTI_LEVEL);
  }
  if (levels.some((level) => level.includes('+') && level !== '+')) flaws.push(SINGLE_LEVEL);
  return flaws;
}

/** Does a topic filter match a topic name (MQTT 3.1.1, 4.7)? */
export function filterMatches(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  if (topic.startsWith('$') && /^[#+]/.test(filter)) return false;
  const multi = wanted.at(-1) === '#';
  if (multi ? levels.length < wanted.length - 1 : levels.length !== wanted.length) return false;
  return wanted.every(
    (level, index) => level === '+' || (multi && index === wanted.length - 1) || level === levels[index],
  );
}
