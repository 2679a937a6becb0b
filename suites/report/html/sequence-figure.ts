import type { TraceRow, ViolationResult } from '../../result/conformance-result.ts';
import { sequenceDiagram } from './diagram/sequence-diagram.ts';
import type { HtmlPage } from './html-page.ts';
import { html, type Markup } from './markup.ts';
import { payloadPanel } from './payload-panel.ts';
import { tell } from './texts.ts';

/** A sequence diagram with a closer look at each of its messages. Nothing, if there is no trace. */
export function sequenceFigure(
  {
    trace,
    output,
    message,
    ...wrong
  }: Pick<ViolationResult, 'trace' | 'message' | 'expected' | 'actual'> & {
    readonly output?: ViolationResult['output'] | undefined;
  },
  id: string,
  page: HtmlPage,
): Markup | false {
  if (trace.length === 0) return false;
  return html`<figure class="sequence">
<figcaption>Press a message to see all of it.${output && tell('placed')}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="${tell('diagram')}">${sequenceDiagram({ ...wrong, trace, output }, { id, title: `Sequence diagram: ${message}` })}</div>
<div class="panels">${trace.map((row, index) => panel(row, `${id}-${index}`, page))}</div>
</figure>`;
}

/** What breaks the rule is shown in any case; other payloads while there is room. */
function panel(row: TraceRow, id: string, { spend }: HtmlPage): Markup {
  const whole = payloadPanel(row, id);
  if (row.offending || !row.payload || spend(whole)) return whole;
  const { payload, ...bare } = row;
  return payloadPanel(
    { ...bare, summary: `${row.summary}. Its ${payload.bytes} bytes stand in conformance.json.` },
    id,
  );
}
