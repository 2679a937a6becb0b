/** The registry cannot do what it was asked. The message quotes the identifier and says what to do. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
}
