/** The letters of a name alone: `service_id`, `ServiceID` and `service-id` are one name. */
function lettersOf(name: string): string {
  return name.replace(/[_\-\s.]/g, '').toLowerCase();
}

/** How an object spells a member that it lacks under its own name: `service_id` for `serviceId`. */
export function memberSpelling(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return undefined;
  const letters = lettersOf(name);
  // There may be thousands of members: shorter names are none of it at a glance.
  return Object.keys(object).find((key) => key.length >= letters.length && lettersOf(key) === letters);
}

/** Which of the known words a text is, in another spelling. */
export function wordSpelling<T extends string>(text: string, known: readonly T[]): T | undefined {
  return known.find((word) => word !== text && lettersOf(word) === lettersOf(text));
}
