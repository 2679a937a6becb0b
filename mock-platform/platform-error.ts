/** The platform could not do what its user asked. The message quotes the value and says what to do next. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}
