/** Names that look like one of these and are none of them: what a careless comparison lets through. */
export function nearMisses(names: readonly string[]): string[] {
  const alike = names.flatMap((name) => [
    name.toLowerCase(),
    name.toUpperCase(),
    name.slice(0, -1),
    `${name}2`,
    `${name} `,
    `x${name}`,
  ]);
  return [...new Set(['Unheard_of', ...alike])].filter((name) => name !== '' && !names.includes(name));
}
