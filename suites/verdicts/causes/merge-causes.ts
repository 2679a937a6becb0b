import type { RuleResult } from '../../result/conformance-result.ts';
import type { Cause } from './causes-of.ts';

/** What belongs together in all parts of a run: what does so in each part that shows both, or that shows the effect. */
export function mergeCauses(rules: readonly RuleResult[], parts: readonly (readonly Cause[])[]): Cause[] {
  const broken = rules.filter(({ broken, known }) => broken > 0 && !known).map(({ id }) => id);
  const causes = new Map(broken.map((id) => [id, causeIn(id, parts)]));
  const roots = broken.filter((id) => !isEffect(id, causes));
  const place = new Map(parts.flatMap((part) => part.map(({ rule }, at) => [rule, at] as const)).reverse());
  const last = rules.length;
  return roots
    .map((rule) => ({ rule, alsoBroken: broken.filter((id) => causes.get(id) === rule && isEffect(id, causes)) }))
    .sort((a, b) => (place.get(a.rule) ?? last) - (place.get(b.rule) ?? last));
}

/** The one rule under which every part that shows it tells it; undefined where they do not agree. */
function causeIn(id: string, parts: readonly (readonly Cause[])[]): string | undefined {
  const told = new Set(
    parts.flatMap((part) => part.flatMap(({ rule, alsoBroken }) => ([rule, ...alsoBroken].includes(id) ? rule : []))),
  );
  return told.size === 1 ? [...told][0] : undefined;
}

/** Told under another rule, which stands for itself. */
function isEffect(id: string, causes: ReadonlyMap<string, string | undefined>): boolean {
  const cause = causes.get(id);
  return cause !== undefined && cause !== id && causes.get(cause) === cause;
}
