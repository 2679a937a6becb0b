/** An entry of the setting `known`: a rule that this device is expected to break, for now. */
export interface KnownFailure {
  /** Id of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** Link to where it is being dealt with. */
  readonly issue?: string;
  /** Broken only now and then: a pass does not make the entry stale. */
  readonly flaky?: boolean;
}
