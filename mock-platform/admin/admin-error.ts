/** The admin API cannot do what it was asked. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  /** HTTP status. */
  readonly status: 403 | 404 | 409;

  constructor(status: AdminError['status'], message: string) {
    super(message);
    this.status = status;
  }
}
