import type { ConformanceResult } from '../../result/conformance-result.ts';
import { type CaseOutcome, type CaseSuite, casesOf, type TestCase } from '../test-cases.ts';
import { attribute, text } from './xml.ts';

const LONGEST = 2000;

/**
 * The result as JUnit's XML, as CI servers read it. A rule does not have a time of its own: scenarios have, and they are shared.
 * What the published schemas do not agree on is not in it, such as totals at `testsuites`.
 */
export function junitReport(result: ConformanceResult, { at }: { readonly at: Date }): string {
  const suites = casesOf(result);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
${suites.map((suite, id) => suiteXml(suite, id, at, result)).join('\n')}
</testsuites>
`;
}

function suiteXml(
  { name, area, cases }: CaseSuite,
  id: number,
  at: Date,
  { platform: { generation, decidedBy }, summary }: ConformanceResult,
): string {
  const properties = [
    ['seconds', (summary.durationMs / 1000).toFixed(3)],
    ['generation', String(generation)],
    ...(decidedBy === undefined ? [] : [['generation.since', decidedBy]]),
  ];
  const told = properties.map(
    ([key = '', value = '']) => `      <property name="${key}" value="${attribute(value)}"/>`,
  );
  const notes = cases.flatMap(({ outcome }) => (outcome.as === 'passed' ? (outcome.note ?? []) : []));
  return `  <testsuite name="${attribute(name)}" package="conformance" id="${id}" ${totals(cases)} time="0" timestamp="${at.toISOString().slice(0, 19)}" hostname="localhost">
    <properties>
${told.join('\n')}
    </properties>
${cases.map((one) => caseXml(one, area)).join('\n')}
    <system-out>${text(notes.join('\n\n'))}</system-out>
    <system-err/>
  </testsuite>`;
}

function caseXml({ name, outcome }: TestCase, area: string): string {
  const open = `    <testcase name="${attribute(name)}" classname="conformance.${attribute(area)}" time="0"`;
  if (outcome.as === 'passed') return `${open}/>`;
  const message = attribute(outcome.message.slice(0, LONGEST));
  if (outcome.as === 'skipped') return `${open}><skipped message="${message}"/></testcase>`;
  const { as, type, details } = outcome;
  return `${open}><${as} type="${attribute(type)}" message="${message}">${text(details.slice(0, LONGEST))}</${as}></testcase>`;
}

function totals(cases: readonly TestCase[]): string {
  const count = (as: CaseOutcome['as']) => cases.filter(({ outcome }) => outcome.as === as).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}
