/** A connection never came to speak MQTT. The message says why, for the journal. */
export class HandshakeFailure extends Error {
  override readonly name = 'HandshakeFailure';
  /** Who ended it. */
  readonly by: 'device' | 'platform';
  /** True when it is a fault that a scenario asked for. */
  readonly staged: boolean;

  constructor(by: HandshakeFailure['by'], message: string, { staged = false } = {}) {
    super(message);
    this.by = by;
    this.staged = staged;
  }
}
