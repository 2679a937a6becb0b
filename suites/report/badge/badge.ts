import { many } from '../../../mock-platform/protocol/many.ts';
import type { ConformanceResult } from '../../result/conformance-result.ts';
import { type ExitCode, exitCode } from '../../verdicts/exit-code.ts';
import { failsRun } from '../../verdicts/overall-verdict.ts';

const LABEL = 'conformance';
const colours: Record<ExitCode, string> = { 0: '#1a7f43', 1: '#c0182b', 2: '#c0182b', 3: '#8f5b00' };
/** Of an eleven-pixel sans-serif font, on average; `textLength` makes any font keep to it. */
const CHARACTER = 6.3;

/** A badge for a README: how many rules the device keeps, or breaks. */
export function badge(result: ConformanceResult): string {
  const words = badgeWords(result);
  const label = width(LABEL);
  const value = width(words);
  const title = `${LABEL}: ${words}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${label + value}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<clipPath id="r"><rect width="${label + value}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${label}" height="20" fill="#3c4454"/><rect x="${label}" width="${value}" height="20" fill="${colours[exitCode(result.summary)]}"/></g>
<g fill="#fff" font-family="Verdana,'DejaVu Sans',sans-serif" font-size="11">
<text x="7" y="14" textLength="${label - 14}">${LABEL}</text>
<text x="${label + 7}" y="14" textLength="${value - 14}">${words}</text>
</g>
</svg>
`;
}

/** What the badge says: numbers and words of our own only. */
function badgeWords({ rules, stale, scenarios, summary }: ConformanceResult): string {
  const { counts, strict } = summary;
  const broken = rules.filter((rule) => failsRun(rule, strict)).length;
  if (broken > 0) return `${many(broken, 'rule', 'rules')} broken`;
  if (stale.length > 0) return 'known failures are stale';
  const ran = scenarios.some(({ outcome }) => outcome === 'ran');
  if (exitCode(summary) !== 0) return ran ? 'incomplete' : 'could not run';
  return `${many(counts.pass, 'rule', 'rules')} kept${counts.warn > 0 ? `, ${counts.warn} warned` : ''}`;
}

function width(words: string): number {
  return Math.ceil(words.length * CHARACTER) + 14;
}
