import { svg } from './dom.ts';
import { cutToColumns } from './layout.ts';
import type { Row } from './rows.ts';
import { tell } from './texts.ts';

const width = 1060;
const lanes = { device: 190, platform: 1010 };
const rowHeight = 46;
const head = 44;
/** Of the fixed-width font at 12 pixels. */
const character = 7.3;
const room = Math.floor((lanes.platform - lanes.device - 40) / character);

/** Rows of the stream from top to bottom in the order of time. */
export function sequenceDiagram(rows: readonly Row[], isTrouble: (row: Row) => boolean, title: string): SVGElement {
  const height = head + rows.length * rowHeight + 12;
  const first = rows[0]?.at ?? 0;
  const several = new Set(rows.map(({ deviceId }) => deviceId)).size > 1;
  return svg(
    'svg',
    { class: 'diagram', viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': title },
    lane(lanes.device, tell('diagram.device'), height),
    lane(lanes.platform, tell('diagram.platform'), height),
    rows.map((row, n) => drawn(row, head + n * rowHeight, { first, several, trouble: isTrouble(row) })),
  );
}

function lane(x: number, name: string, height: number): SVGElement[] {
  return [
    svg('line', { class: 'lane', x1: x, x2: x, y1: 34, y2: height - 4 }),
    svg('rect', { class: 'lane-head', x: x - 42, y: 6, width: 84, height: 28, rx: 6 }),
    svg('text', { class: 'lane-name', x, y: 25 }, name),
  ];
}

function drawn(
  row: Row,
  y: number,
  { first, several, trouble }: { readonly first: number; readonly several: boolean; readonly trouble: boolean },
): SVGElement {
  const name = tell(`kind.${row.kind}`);
  const who = several && row.deviceId !== undefined ? `${row.deviceId.slice(-20)}: ` : '';
  const { columns } = cutToColumns(`${who}${name}`, room);
  const said = cutToColumns(row.text, room - columns).text;
  const time = `${(row.at - first).toFixed(1)} ms`;
  return svg(
    'g',
    {
      class: `row ${row.from}${trouble ? ' offending' : ''}`,
      role: 'img',
      'aria-label': `${time}, ${who}${name} ${row.text}`,
    },
    svg('text', { class: 'time', x: 110, y: y + 19 }, time),
    svg(
      'text',
      { class: 'label', x: lanes.device + 16, y: y + 19 },
      svg('tspan', { class: 'packet' }, `${who}${name}`),
      ` ${said}`,
    ),
    trouble && svg('text', { class: 'mark', x: lanes.platform - 14, y: y + 20 }, '✗'),
    row.from === 'none' ? [] : arrow(row.from, y + 33),
  );
}

function arrow(from: 'device' | 'platform', y: number): SVGElement[] {
  const [start, end] = from === 'device' ? [lanes.device, lanes.platform] : [lanes.platform, lanes.device];
  const back = start < end ? -9 : 9;
  return [
    svg('path', { class: 'arrow', d: `M${start} ${y}H${end + back / 2}` }),
    svg('path', { class: 'head', d: `M${end} ${y}l${back}-5v10z` }),
  ];
}
