import type { Timeline } from '../../../result/conformance-result.ts';
import { cutTo } from '../../../words/plain-text.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { type Bar, lanesOf } from './lanes-of.ts';

const WIDTH = 1060;
const LEFT = 120;
const RIGHT = 1044;
const ROW = 24;
const TOP = 6;
const CHARACTER = 6.7;

type Scale = (t: number) => number;

/** A horizontal band of the chart. */
interface Band {
  readonly name: string;
  readonly height: number;
  readonly draw: (y: number) => Content;
}

/** A scenario on one axis of time: its stages, the device's connections, its reports, the commands, and where a rule broke. */
export function timelineChart(timeline: Timeline, broken: readonly number[], title: string): Markup {
  const { end, connections, reports, commands, stages } = timeline;
  const x: Scale = (t) => LEFT + (Math.max(0, Math.min(t, end)) / Math.max(end, 1)) * (RIGHT - LEFT);
  const answered = commands.filter(({ answeredMs }) => answeredMs !== undefined);
  const unanswered = commands.filter(({ answeredMs }) => answeredMs === undefined);
  const bands = [
    ...barBands(
      'stages',
      'stage',
      stages.map((stage) => stageBar(stage, end)),
      x,
    ),
    ...barBands(
      'connections',
      'connection',
      connections.map((connection) => connectionBar(connection, end)),
      x,
    ),
    ...tickBand('reports', { report: reports }, x),
    ...tickBand('commands', { answered, unanswered }, x),
  ];
  let bottom = TOP;
  const drawn = bands.map(({ name, height, draw }) => {
    const y = bottom;
    bottom += height;
    return html`<text class="name" x="${LEFT - 12}" y="${y + 15}">${name}</text>${draw(y)}`;
  });
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${bottom + 26}" width="${WIDTH}" height="${bottom + 26}" role="img" aria-label="${title}">
${axis(end, bottom + 4, x)}${drawn}${broken.map((t) => html`<path class="broken" d="M${x(t).toFixed(1)} 2V${bottom + 4}"/>`)}
</svg>`;
}

function barBands(name: string, kind: string, bars: readonly Bar[], x: Scale): Band[] {
  const lanes = lanesOf(bars);
  if (lanes.length === 0) return [];
  const draw = (y: number) => lanes.map((lane, i) => lane.map((one) => bar(one, kind, y + i * ROW, x)));
  return [{ name, height: lanes.length * ROW, draw }];
}

/** A bar with its name in it, if that has room. */
function bar({ from, to, text, title, kind }: Bar, family: string, y: number, x: Scale): Markup {
  const left = x(from);
  const width = x(to) - left;
  const room = Math.floor((width - 8) / CHARACTER);
  return html`<g class="bar ${family}${kind && ` ${kind}`}"><title>${title}</title><rect x="${left.toFixed(1)}" y="${y + 2}" width="${Math.max(2, width).toFixed(1)}" height="${ROW - 6}" rx="3"/>${
    room > 1 && html`<text x="${(left + 5).toFixed(1)}" y="${y + 15}">${cutTo(text, room)}</text>`
  }</g>`;
}

function tickBand(name: string, kinds: Readonly<Record<string, readonly { readonly t: number }[]>>, x: Scale): Band[] {
  const present = Object.entries(kinds).filter(([, moments]) => moments.length > 0);
  if (present.length === 0) return [];
  const line = (moments: readonly { readonly t: number }[], y: number) =>
    moments.map(({ t }) => `M${x(t).toFixed(1)} ${y + 4}v${ROW - 10}`).join('');
  const draw = (y: number) =>
    present.map(([kind, moments]) => html`<path class="ticks ${kind}" d="${line(moments, y)}"/>`);
  return [{ name, height: ROW, draw }];
}

function stageBar({ stage, began, ended }: Timeline['stages'][number], end: number): Bar {
  return { from: began, to: ended ?? end, text: stage, title: stage };
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
    ...(accepted === undefined && { kind: 'refused' }),
    title: `connection ${number}: ${login}, ${close}${reason === undefined ? '' : ` (${reason})`}`,
  };
}

/** Marks at a round distance, five or so. */
function axis(end: number, y: number, x: Scale): Markup {
  const rough = Math.max(end, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const marks = Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
  return html`<path class="axis" d="M${LEFT} ${y}H${RIGHT}${marks.map((t) => `M${x(t).toFixed(1)} 6V${y + 4}`).join('')}"/>${marks.map(
    (t) =>
      html`<text class="tick" x="${x(t).toFixed(1)}" y="${y + 17}">${t < 1000 ? `${Number(t.toPrecision(3))} ms` : `${Number((t / 1000).toPrecision(3))} s`}</text>`,
  )}`;
}
