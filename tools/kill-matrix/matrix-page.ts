import { generations } from '../../suites/configuration/generations.ts';
import type { Trial } from './fault-trial.ts';
import { type RunTime, timesInWords } from './run-times.ts';

/**
 * The matrix as a page for people, by generation: for each rule its faults, what they do, and which rules turned red; and how
 * long whole runs took, if they were made.
 */
export function matrixPage(trials: readonly Trial[], times: readonly RunTime[] = []): string {
  const sequences = trials.filter(({ needsSequence }) => needsSequence).length;
  const rulesProven = new Set(trials.map(({ rule }) => rule)).size;
  const sections = generations.flatMap((generation) => {
    const ofGeneration = <T extends { readonly generation: number }>(all: readonly T[]) =>
      all.filter((one) => one.generation === generation);
    return [`## Generation ${generation}`, ...section(ofGeneration(trials)), ...whole(ofGeneration(times))];
  });
  return `${[
    '# Kill matrix',
    `Each row is a device with one fault, and the rules that turned red when the suites judged it. Written by
\`npm run kill-matrix\`; ${trials.length} faults for ${rulesProven} rules, ${sequences} of them shown only by a sequence of steps.`,
    ...sections,
  ].join('\n\n')}\n`;
}

function section(trials: readonly Trial[]): string[] {
  const byRule = new Map<string, Trial[]>();
  for (const trial of trials) byRule.set(trial.rule, [...(byRule.get(trial.rule) ?? []), trial]);
  const rows = [...byRule].flatMap(([rule, ofRule]) =>
    ofRule.map((trial, index) => [
      index === 0 ? rule : '',
      trial.fault,
      `The device ${trial.breaks}.`,
      trial.red.map((id) => neighbour(id, trial)).join(', '),
    ]),
  );
  const reasons = trials.flatMap(({ fault, rule, red, explained }) =>
    explained
      .filter((also) => also.rule !== rule && red.includes(also.rule))
      .map((also) => [fault, also.rule, also.reason]),
  );
  return [
    `${trials.length} faults for ${byRule.size} rules.`,
    table(['rule', 'fault', 'what is wrong', 'red'], rows),
    '### Why a neighbour turns red',
    table(['fault', 'neighbour', 'reason'], reasons),
  ];
}

function whole(times: readonly RunTime[]): string[] {
  if (times.length === 0) return [];
  const rows = times.map(({ fault, believed, end, unjudged, hidden = [] }) => [
    fault,
    believed?.toFixed(1) ?? '',
    end.toFixed(1),
    [...unjudged, ...(hidden.length > 0 ? [`${hidden.length} that it hides`] : [])].join(', '),
  ]);
  return [
    '### How long a whole run takes',
    `A normal run against each fault, with the usual waits, one at a time: the seconds until the fault's own rule was believed to be
broken, and until the end of the run. Written by \`npm run kill-matrix -- --whole\`.`,
    timesInWords(times),
    table(['fault', 'believed after', 'end after', 'not judged'], rows),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(row)].join('\n');
}

function neighbour(id: string, { rule }: Trial): string {
  return id === rule ? `**${id}**` : id;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
