/** What plays one scenario again just as it was. */
export interface Replay {
  readonly scenario: string;
  /** The seed of the run. */
  readonly seed: number;
}

/** A replay token cannot be used. The message says why and what to do. */
export class ReplayTokenError extends Error {
  override readonly name = 'ConfigurationError';
}

const version = 'r1';

/** Such as `r1.commands.-1204`. */
export function formatReplayToken({ scenario, seed }: Replay): string {
  return `${version}.${scenario}.${seed}`;
}

/** @throws ReplayTokenError when it is of another version or no token at all */
export function parseReplayToken(token: string): Replay {
  const [given, scenario, seed, ...more] = token.trim().split('.');
  if (given !== version && /^r\d+$/.test(given ?? '')) {
    throw new ReplayTokenError(
      `The replay token "${token}" is of version ${given}, and this release reads ${version}: use the release that made it, or run the suites anew.`,
    );
  }
  if (given !== version || !scenario || !seed || !/^-?\d{1,10}$/.test(seed) || more.length > 0) {
    throw new ReplayTokenError(
      `"${token}" is no replay token: expected one such as "${version}.commands.123", as a report prints it.`,
    );
  }
  return { scenario, seed: Number(seed) };
}
