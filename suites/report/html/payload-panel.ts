import type { Payload, TraceRow } from '../../result/conformance-result.ts';
import { hexDump } from '../../words/hex-dump.ts';
import { jsonLayout } from './json-layout.ts';
import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';

/** So many bytes are shown in hexadecimal; as text there is more. */
const DUMPED = 512;
const directions = { device: 'device → platform', platform: 'platform → device', harness: 'the suite' } as const;

/** The closer look at one row of a trace: all that its summary abbreviates, the payload laid out and as it came. */
export function payloadPanel(row: TraceRow, id: string): Markup {
  const { t, from, packet, summary, topic, payload, offending, connection, manner } = row;
  const where = connection === undefined ? '' : `, connection ${connection}`;
  return html`<section class="panel${offending && ' offending'}" id="${id}" aria-label="${packet} at ${t.toFixed(1)} ms"${!(offending && payload) && html` hidden`}>
<h5>${packet} <span>${directions[from]}, ${t.toFixed(1)} ms${where}${payload && `, ${payload.bytes} bytes`}${manner !== undefined && `, ${manner}`}</span></h5>
<p class="mono">${topic ?? (summary || tell('nothing'))}</p>
${payload && columns(payload)}
</section>
`;
}

function columns(payload: Payload): Markup {
  const { encoding, text, bytes } = payload;
  const kept = Buffer.from(text, encoding === 'hex' ? 'hex' : 'utf8');
  const laid = encoding === 'utf-8' ? jsonLayout(text) : undefined;
  return html`<div class="columns">
${laid !== undefined && html`<figure><figcaption>${tell('formatted')}</figcaption><pre tabindex="0">${laid}</pre></figure>`}
${laid === undefined && encoding === 'utf-8' && html`<figure><figcaption>${tell('noJson')}</figcaption><pre tabindex="0">${text}</pre></figure>`}
<figure><figcaption>Raw${bytes > DUMPED && `, the first ${DUMPED} bytes`}</figcaption><pre tabindex="0">${hexDump(kept.subarray(0, DUMPED))}</pre></figure>
</div>`;
}
