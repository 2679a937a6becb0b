/** What a caller sent cannot be taken. The message quotes it and says what was expected. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** `body`: it cannot be read at all · `members`: a member of the body, the query or the path is wrong. */
  readonly kind: 'body' | 'members';

  constructor(kind: InputError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
