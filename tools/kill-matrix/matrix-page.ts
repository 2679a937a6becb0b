import type { Trial } from './fault-trial.ts';
import { type RunTime, timesInWords } from './run-times.ts';

/**
 * The matrix as a page for people: by rule, each fault, what it does, and which rules turned red; and how long whole runs took,
 * if they were made.
 */
export function matrixPage(trials: readonly Trial[], times: readonly RunTime[] = []): string {
  const byRule = new Map<string, Trial[]>();
  for (const trial of trials) byRule.set(trial.rule, [...(byRule.get(trial.rule) ?? []), trial]);
  const sequences = trials.filter(({ needsSequence }) => needsSequence).length;
  const rows = [...byRule].flatMap(([rule, ofRule]) =>
    ofRule.map((trial, index) =>
      row([
        index === 0 ? rule : '',
        trial.fault,
        `The device ${trial.breaks}.`,
        trial.red.map((id) => neighbour(id, trial)).join(', '),
      ]),
    ),
  );
  const reasons = trials.flatMap(({ fault, rule, red, explained }) =>
    explained
      .filter((also) => also.rule !== rule && red.includes(also.rule))
      .map((also) => row([fault, also.rule, also.reason])),
  );
  return `# Kill matrix

Each row is a device with one fault, and the rules that turned red when the suites judged it. Written by
\`npm run kill-matrix\`; ${trials.length} faults for ${byRule.size} rules, ${sequences} of them shown only by a sequence of steps.

| rule | fault | what is wrong | red |
|---|---|---|---|
${rows.join('\n')}

## Why a neighbour turns red

| fault | neighbour | reason |
|---|---|---|
${reasons.join('\n')}
${times.length > 0 ? whole(times) : ''}`;
}

function whole(times: readonly RunTime[]): string {
  const rows = times.map(({ fault, believed, end, unjudged }) =>
    row([fault, believed?.toFixed(1) ?? '', end.toFixed(1), unjudged.join(', ')]),
  );
  return `
## How long a whole run takes

A normal run against each fault, with the usual waits, one at a time: the seconds until the fault's own rule was believed to be
broken, and until the end of the run. Written by \`npm run kill-matrix -- --whole\`.

${timesInWords(times)}

| fault | believed after | end after | not judged |
|---|---|---|---|
${rows.join('\n')}
`;
}

function neighbour(id: string, { rule }: Trial): string {
  return id === rule ? `**${id}**` : id;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
