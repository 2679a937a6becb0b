/** At the end of what was expected, and the whole of what did not come. */
const waits = { expected: /\bwithin (\d+) ms$/, actual: /^none within (\d+) ms$/ };
/** How late something came that did come. */
const late = /\bafter (\d+) ms$/;

interface Told {
  readonly expected: string;
  readonly actual: string;
}

/**
 * The violation with the longest wait in which the same was seen. The first look at a device waits no longer than it mostly takes;
 * what counts is the wait of the repetition that proved it.
 *
 * @param proofs violations of the same rule: of all scenarios for what was expected, of the repetition for what came
 */
export function withProvedWait<V extends Told>(
  violation: V,
  proofs: { readonly ofRule: readonly Told[]; readonly ofRepetition: readonly Told[] },
): V {
  const [, cameAfter = Number.POSITIVE_INFINITY] = late.exec(violation.actual) ?? [];
  const expectedMs = longest('expected', [violation, ...proofs.ofRule]);
  const isFair = expectedMs <= Number(cameAfter);
  return {
    ...violation,
    ...(isFair && { expected: violation.expected.replace(waits.expected, `within ${expectedMs} ms`) }),
    actual: violation.actual.replace(
      waits.actual,
      `none within ${longest('actual', [violation, ...proofs.ofRepetition])} ms`,
    ),
  };
}

function longest(part: keyof typeof waits, told: readonly Told[]): number {
  return Math.max(0, ...told.map((one) => Number(waits[part].exec(one[part])?.[1] ?? 0)));
}
