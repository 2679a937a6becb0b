/** Sequence diagrams, their closer looks, and timelines. */
export const diagrams = `
.sequence { margin-top: 1.6rem; }
svg { display: block; } svg text { font-size: 12px; fill: var(--ink); }
.diagram, .timeline { width: 100%; min-width: 860px; height: auto; }
.lane { stroke: var(--line); stroke-width: 2; }
.lane-head { fill: var(--card); stroke: var(--soft); } .lane-name { text-anchor: middle; font-weight: 600; font-size: 13px; }
.lane-note { fill: var(--soft); }
.diagram .time, .gap { text-anchor: end; fill: var(--soft); font-size: 11px; }
.gap { font-style: italic; }
.row { cursor: pointer; --tone: var(--soft); } .row.device { --tone: var(--device); } .row.platform { --tone: var(--platform); }
.row .band { fill: transparent; } .row:hover .band, .row[aria-expanded="true"] .band { fill: var(--idle-bg); }
.row.offending { --tone: var(--fail); } .row.offending .band, .row.offending[aria-expanded="true"] .band { fill: var(--fail-bg); }
.row:focus { outline: none; } .row:focus-visible .band { stroke: var(--focus); stroke-width: 3; }
.packet { font-weight: 700; fill: var(--tone); } .row.offending .label { fill: var(--fail); }
.mark { fill: var(--fail); text-anchor: end; font-size: 16px; font-weight: 700; }
.arrow { stroke: var(--tone); stroke-width: 1.6; fill: none; } .head { fill: var(--tone); }
.absent { stroke-dasharray: 5 5; } .opening { stroke-dasharray: 2 3; } .cut { stroke-dasharray: 14 5; stroke-width: 3; }
.note { fill: var(--sunk); stroke: var(--line); }
.printed { font-size: 11.5px; } .printed.stderr { fill: var(--warn); } .tie { stroke: var(--line); stroke-width: 1.5; stroke-dasharray: 2 3; }
.panel { margin: .8rem 0 0; padding: .9rem 1rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
.panel.offending { border-color: var(--fail); }
.panel h5 { margin: 0; font-size: .95rem; } .panel h5 span { color: var(--soft); font-weight: 400; }
.panel .mono { font-size: .82rem; color: var(--soft); overflow-wrap: anywhere; margin: .25rem 0 .6rem; }
.columns { display: grid; grid-template-columns: minmax(15rem, 1fr) minmax(0, auto); gap: .8rem; }
.columns figure:only-child { grid-column: 1 / -1; }
.scenario { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1rem; margin: .5rem 0; }
.scenario summary .title { color: var(--soft); } .scenario summary .time { float: right; color: var(--soft); font-variant-numeric: tabular-nums; }
.scenario[open] summary { margin-bottom: .6rem; } .scenario .command { margin-top: .6rem; }
.timeline .name { text-anchor: end; fill: var(--soft); } .timeline .tick { text-anchor: middle; fill: var(--soft); font-size: 11px; }
.axis { stroke: var(--line); fill: none; } .bar rect { fill: var(--idle-bg); stroke: var(--line); } .bar text { font-size: 11px; }
.bar.connection rect { fill: var(--pass-bg); stroke: var(--pass); } .bar.refused rect { fill: var(--warn-bg); stroke: var(--warn); }
.ticks { stroke-width: 2; fill: none; } .ticks.report { stroke: var(--device); } .ticks.answered { stroke: var(--platform); } .ticks.unanswered { stroke: var(--fail); }
.broken { stroke: var(--fail); stroke-width: 1.5; stroke-dasharray: 4 3; fill: none; }
@media (max-width: 860px) { .sequence > figcaption::after { content: ' Scroll sideways to see both lanes.'; } }
@media (max-width: 800px) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (forced-colors: active) { .arrow, .lane { stroke: CanvasText; } svg text, .head { fill: CanvasText; } }
`;
