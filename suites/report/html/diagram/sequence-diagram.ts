import type { OutputLineResult, TraceRow, ViolationResult } from '../../../result/conformance-result.ts';
import { cutTo } from '../../../words/plain-text.ts';
import { rowText } from '../../row-text.ts';
import { html, type Markup } from '../markup.ts';
import { tell } from '../texts.ts';
import { type DiagramRow, diagramRows, LINE } from './diagram-rows.ts';

const WIDTH = 1060;
const TIME = 78;
const OUTPUT = 92;
const PLATFORM = 1010;
const HEAD = 44;
const FOOT = 12;
/** Of the fixed-width font at 12 pixels, with a little to spare. */
const CHARACTER = 7.3;

/** Where the lanes are. Without output the device's lane moves to the left, so that messages have more room. */
interface Lanes {
  readonly device: number;
  readonly several: boolean;
  readonly id: string;
  readonly wrong: Pick<ViolationResult, 'expected' | 'actual'>;
}

/**
 * A trace as a sequence diagram: the device's lane, the platform's, and beside them what the device printed, all from top
 * to bottom in the order of time. Each message is a button for the panel `${id}-${index}`.
 */
export function sequenceDiagram(
  {
    trace,
    output = [],
    ...wrong
  }: Pick<ViolationResult, 'trace' | 'expected' | 'actual'> & {
    readonly output?: readonly OutputLineResult[] | undefined;
  },
  { id, title }: { readonly id: string; readonly title: string },
): Markup {
  const connections = new Set(trace.flatMap(({ connection }) => connection ?? []));
  const lanes: Lanes = { device: output.length > 0 ? 430 : 140, several: connections.size > 1, id, wrong };
  const rows = diagramRows(trace, output, HEAD);
  const last = rows.at(-1);
  const height = (last ? last.y + last.height : HEAD) + FOOT;
  return html`<svg class="diagram" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="group" aria-label="${title}">
${lane(lanes.device, 'device', height)}${lane(PLATFORM, 'platform', height)}
${output.length > 0 && html`<text class="lane-note" x="${OUTPUT}" y="24">${tell('printed')}</text>`}
${rows.map((row) => drawn(row, lanes))}
</svg>`;
}

function lane(x: number, name: string, height: number): Markup {
  return html`<line class="lane" x1="${x}" x2="${x}" y1="34" y2="${height - 4}"/>
<rect class="lane-head" x="${x - 42}" y="6" width="84" height="28" rx="6"/><text class="lane-name" x="${x}" y="25">${name}</text>`;
}

function drawn(row: DiagramRow, lanes: Lanes): Markup {
  switch (row.kind) {
    case 'gap':
      return gap(row);
    case 'output':
      return printed(row);
    case 'note':
      return button(row, lanes, note(row.row, row.y, lanes));
    case 'absence':
      return button(row, lanes, html`${label(row.row, row.y, lanes)}${absence(row.row, row.y, lanes)}`);
    case 'message':
      return button(row, lanes, html`${label(row.row, row.y, lanes)}${arrow(row.row, row.y, lanes)}`);
  }
}

/** A row of the trace, to be pressed for a closer look. */
function button(
  { row, index, y, height }: DiagramRow & { row: TraceRow; index: number },
  lanes: Lanes,
  content: Markup,
) {
  const { t, from, packet, summary, offending, payload } = row;
  const spoken = `${time(t)}, ${from}: ${packet} ${summary}${offending ? '. This breaks the rule.' : ''}`;
  return html`<g class="row ${from}${offending && ' offending'}" role="button" tabindex="0" aria-expanded="${offending && payload ? 'true' : 'false'}" aria-controls="${lanes.id}-${index}" aria-label="${spoken}">
<rect class="band" x="2" y="${y + 1}" width="${WIDTH - 4}" height="${height - 2}" rx="6"/>
<text class="time" x="${TIME}" y="${y + 19}">${time(t)}</text>${content}</g>
`;
}

function label(row: TraceRow, y: number, { device, several, wrong }: Lanes): Markup {
  const { packet, connection, offending } = row;
  const x = device + 16;
  const name = several && connection !== undefined ? `#${connection} ${packet}` : packet;
  const room = Math.floor((PLATFORM - x - (offending ? 30 : 10)) / CHARACTER) - name.length - 1;
  return html`<text class="label" x="${x}" y="${y + 19}"><tspan class="packet">${name}</tspan> ${rowText(row, wrong, room).text}</text>${
    offending && html`<text class="mark" x="${PLATFORM - 14}" y="${y + 20}">✗</text>`
  }`;
}

function arrow({ from, packet, manner }: TraceRow, y: number, { device }: Lanes): Markup {
  const [start, end] = from === 'device' ? [device, PLATFORM] : [PLATFORM, device];
  const at = y + 33;
  const back = start < end ? -9 : 9;
  const cross = end + back * 1.4;
  return html`<path class="arrow${packet === 'open' && ' opening'}${manner?.includes('pieces') && ' cut'}" d="M${start} ${at}H${end + back / 2}"/>${
    packet === 'close'
      ? html`<path class="arrow" d="M${cross - 5} ${at - 5}l10 10m0-10l-10 10"/>`
      : html`<path class="head" d="M${end} ${at}l${back}-5v10z"/>`
  }`;
}

/** What should have come and did not: an arrow that ends halfway. */
function absence(_: TraceRow, y: number, { device }: Lanes): Markup {
  const at = y + 33;
  const end = (device + PLATFORM) / 2;
  return html`<path class="arrow absent" d="M${device} ${at}H${end}"/><path class="arrow" d="M${end + 4} ${at - 5}l10 10m0-10l-10 10"/>`;
}

function note({ from, packet, summary, connection }: TraceRow, y: number, { device, several }: Lanes): Markup {
  const name = several && connection !== undefined ? `#${connection} ${packet}` : packet;
  const width = PLATFORM - device - 32;
  const text = cutTo(summary, Math.floor((width - 20) / CHARACTER) - name.length - 1);
  return html`<rect class="note ${from}" x="${device + 16}" y="${y + 5}" width="${width}" height="24" rx="5"/>
<text class="label" x="${device + 26}" y="${y + 21}"><tspan class="packet">${name}</tspan> ${text}</text>`;
}

function printed({ line: { stream, text }, shown, y }: DiagramRow & { kind: 'output' }): Markup {
  const lines = shown.map((part, i) => html`<tspan x="${OUTPUT}" y="${y + LINE * (i + 1)}">${part}</tspan>`);
  return html`<text class="printed ${stream}">${lines}<title>${text}</title></text><path class="tie" d="M398 ${y + 10}H430"/>
`;
}

function gap({ ms, y }: { readonly ms: number; readonly y: number }): Markup {
  return html`<text class="gap" x="${TIME}" y="${y + 17}">⋮ ${ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}</text>
`;
}

function time(t: number): string {
  return `${t.toFixed(1)} ms`;
}
