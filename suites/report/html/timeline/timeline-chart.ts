import type { Timeline } from '../../../verdicts/conformance-result.ts';
import { cutTo } from '../../plain-text.ts';
import { html, type Markup } from '../markup.ts';
import { type Lane, lanesOf } from './lanes-of.ts';

const WIDTH = 1060;
const LEFT = 120;
const RIGHT = 1044;
const ROW = 24;
const CHARACTER = 6.7;

/** A scenario on one axis of time: its stages, the device's connections, its reports, the commands, and where a rule broke. */
export function timelineChart(timeline: Timeline, broken: readonly number[], title: string): Markup {
  const { end, connections, reports, commands, stages } = timeline;
  const x = (t: number) => LEFT + (Math.max(0, Math.min(t, end)) / Math.max(end, 1)) * (RIGHT - LEFT);
  const bars: { readonly name: string; readonly lanes: Lane[]; readonly kind: string }[] = [
    {
      name: 'stages',
      kind: 'stage',
      lanes: lanesOf(
        stages.map(({ stage, began, ended }) => ({ from: began, to: ended ?? end, text: stage, title: stage })),
      ),
    },
    {
      name: 'connections',
      kind: 'connection',
      lanes: lanesOf(connections.map((connection) => connectionBar(connection, end))),
    },
  ];
  const parts: Markup[] = [];
  let y = 6;
  for (const { name, lanes, kind } of bars) {
    if (lanes.length === 0) continue;
    parts.push(html`<text class="name" x="${LEFT - 12}" y="${y + 15}">${name}</text>`);
    for (const lane of lanes) {
      parts.push(
        ...lane.map(
          (bar) =>
            html`<g class="bar ${kind} ${bar.kind}"><title>${bar.title}</title><rect x="${x(bar.from).toFixed(1)}" y="${y + 2}" width="${Math.max(2, x(bar.to) - x(bar.from)).toFixed(1)}" height="${ROW - 6}" rx="3"/><text x="${(x(bar.from) + 5).toFixed(1)}" y="${y + 15}">${cutTo(bar.text, Math.max(0, Math.floor((x(bar.to) - x(bar.from) - 8) / CHARACTER)))}</text></g>`,
        ),
      );
      y += ROW;
    }
  }
  const ticks = (kind: string, times: readonly number[], row: number) =>
    times.length > 0 &&
    html`<path class="ticks ${kind}" d="${times.map((t) => `M${x(t).toFixed(1)} ${row + 4}v${ROW - 10}`).join('')}"/>`;
  if (reports.length > 0) {
    parts.push(
      html`<text class="name" x="${LEFT - 12}" y="${y + 15}">reports</text>${ticks(
        'report',
        reports.map(({ t }) => t),
        y,
      )}`,
    );
    y += ROW;
  }
  if (commands.length > 0) {
    const answered = commands.filter(({ answeredMs }) => answeredMs !== undefined).map(({ t }) => t);
    const open = commands.filter(({ answeredMs }) => answeredMs === undefined).map(({ t }) => t);
    parts.push(
      html`<text class="name" x="${LEFT - 12}" y="${y + 15}">commands</text>${ticks('answered', answered, y)}${ticks('unanswered', open, y)}`,
    );
    y += ROW;
  }
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${y + 26}" width="${WIDTH}" height="${y + 26}" role="img" aria-label="${title}">
${axis(end, y + 4, x)}${parts}${broken.map((t) => html`<path class="broken" d="M${x(t).toFixed(1)} 2V${y + 4}"/>`)}
</svg>`;
}

function connectionBar(connection: Timeline['connections'][number], end: number) {
  const { connection: number, opened, closed, accepted, by, reason } = connection;
  const login = accepted === undefined ? 'never logged in' : `logged in after ${(accepted - opened).toFixed(1)} ms`;
  const close =
    closed === undefined ? 'open to the end' : `closed by the ${by} after ${(closed - opened).toFixed(1)} ms`;
  return {
    from: opened,
    to: closed ?? end,
    text: `#${number}`,
    kind: accepted === undefined ? 'refused' : '',
    title: `connection ${number}: ${login}, ${close}${reason === undefined ? '' : ` (${reason})`}`,
  };
}

/** Marks at a round distance, five or so. */
function axis(end: number, y: number, x: (t: number) => number): Markup {
  const rough = Math.max(end, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const marks = Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
  return html`<path class="axis" d="M${LEFT} ${y}H${RIGHT}${marks.map((t) => `M${x(t).toFixed(1)} 6V${y + 4}`).join('')}"/>${marks.map(
    (t) =>
      html`<text class="tick" x="${x(t).toFixed(1)}" y="${y + 17}">${t < 1000 ? `${Number(t.toPrecision(3))} ms` : `${Number((t / 1000).toPrecision(3))} s`}</text>`,
  )}`;
}
