import { type Goal, isMet, type KeptResult, type Ratio, type Row } from './result.ts';

/** The results as `docs/benchmarks.md`. */
export function renderPage(results: readonly KeptResult[]): string {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench` from `bench/results`. Do not edit.',
    '',
    'Only the ratios mean something: in each round the contestants take turns, on the same machine, within the same seconds. A ratio is the',
    'median over the rounds, with the lowest and the highest. Each server runs in a separate process, and so does its load generator. CPU time is',
    "the server's, user and system, as Linux counts it; it is steadier than throughput on a machine that does other things as well, which the",
    'load average tells.',
    ...results.flatMap((result) => ['', ...renderResult(result)]),
    '',
  ].join('\n');
}

function renderResult({ benchmark, how, rows, ratios, notes = [], command, circumstances }: KeptResult): string[] {
  const { machine, load, node, mosquitto } = circumstances;
  return [
    `## ${benchmark}`,
    '',
    how,
    ...(rows.length > 0 ? ['', ...rowTable(rows)] : []),
    ...(ratios.length > 0 ? ['', ...ratioTable(ratios)] : []),
    ...notes.flatMap((note) => ['', note]),
    '',
    `\`${command}\` · ${machine}, load average ${load} · Node ${node}, mosquitto ${mosquitto}`,
  ];
}

function rowTable(rows: readonly Row[]): string[] {
  const names = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  return table(
    ['', ...names],
    rows.map(({ who, figures }) => [who, ...names.map((name) => String(figures[name] ?? ''))]),
  );
}

function ratioTable(ratios: readonly Ratio[]): string[] {
  return table(
    ['ratio', 'median', 'lowest', 'highest', 'rounds', 'goal', ''],
    ratios.map((ratio) => {
      const met = isMet(ratio);
      const verdict = met === undefined ? '' : met ? 'met' : '**not met**';
      const { of, median, lowest, highest, rounds, goal } = ratio;
      return [of, ...[median, lowest, highest, rounds].map(String), goal ? goalText(goal) : '', verdict];
    }),
  );
}

function goalText(goal: Goal): string {
  return 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
