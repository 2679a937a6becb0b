/** What came out of reading a peer's text: the value, or what is wrong with it, as a sentence without a full stop. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function unparsed(problem: string): Parsed<never> {
  return { ok: false, problem };
}
