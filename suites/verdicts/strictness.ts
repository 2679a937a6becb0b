/** Where a broken SHOULD fails the run: everywhere, nowhere, or at the rules and areas of these ids. */
export type Strictness = boolean | readonly string[];

/** Whether a broken SHOULD of this id fails the run. `V1-TLS` names all of its area. */
export function isStrictOn(strict: Strictness, id: string): boolean {
  return typeof strict === 'boolean' ? strict : strict.some((name) => id === name || id.startsWith(`${name}-`));
}
