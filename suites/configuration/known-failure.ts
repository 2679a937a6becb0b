/** An entry of the setting `known`: a rule that this device is expected to break, for now. */
export interface KnownFailure {
  /** Id of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** Excuses only what matches this regular expression, in what the device did or in the wrong value. Default: all of it. */
  readonly matching?: string;
  /** Link to where it is being dealt with. */
  readonly issue?: string;
  /** Broken only now and then: a pass does not make the entry stale. */
  readonly flaky?: boolean;
}

/** The entry that excuses all violations of a rule, if each of them is excused; the first one, if several share them. */
export function excuseFor(
  entries: readonly KnownFailure[],
  violations: readonly { readonly message: string; readonly actual: string }[],
): KnownFailure | undefined {
  const excuses = (violation: { readonly message: string; readonly actual: string }) =>
    entries.find(({ matching = '' }) => {
      const pattern = new RegExp(matching, 'i');
      return pattern.test(violation.message) || pattern.test(violation.actual);
    });
  return violations.every(excuses) ? violations.map(excuses)[0] : undefined;
}
