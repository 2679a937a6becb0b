/** The table of rules with its filters, and the tables of depth. */
export const tables = `
.filters { display: flex; flex-wrap: wrap; gap: .9rem 1.3rem; align-items: end; margin-bottom: 1rem; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem; } legend, .filters > label { font-size: .82rem; color: var(--soft); padding: 0; }
legend { margin-bottom: .25rem; }
.filters > label { display: grid; gap: .25rem; }
select, input[type=search] { font: inherit; font-size: .95rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .38rem .6rem; height: 2.4rem; }
.chip { position: relative; cursor: pointer; } .chip input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
.chip span { display: inline-flex; gap: .4em; align-items: center; height: 2.4rem; padding: 0 .8rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); font-size: .92rem; }
.chip input:not(:checked) + span { color: var(--soft); background: transparent; border-style: dashed; text-decoration: line-through; }
.chip input:focus-visible + span { outline: 3px solid var(--focus); outline-offset: 2px; }
.shown { margin: 0; padding: .4rem 0; color: var(--soft); font-size: .9rem; }
.rules { min-width: 780px; background: var(--card); }
.rules td:nth-child(1), .rules td:nth-child(2) { white-space: nowrap; } .rules td:nth-child(5) { width: 55%; }
.rules .dot, .scenario .dot { display: inline-block; width: 1.1em; text-align: center; font-weight: 700; }
.area th { background: var(--sunk); color: var(--ink); font-size: .88rem; }
.level { font-size: .82rem; color: var(--soft); }
.why { display: block; color: var(--soft); font-size: .86rem; }
tr:target { outline: 2px solid var(--focus); outline-offset: -2px; }
.tables { columns: 2 430px; column-gap: 1.6rem; }
.tables td { padding: .35rem .5rem; overflow-wrap: anywhere; }
.tables > div { break-inside: avoid; margin-bottom: 1.6rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; }
.zero { color: var(--fail); font-weight: 700; }
.matrix { width: auto; margin-top: 1.6rem; } .matrix th { white-space: nowrap; }
.shade-0 { color: var(--soft); }
.shade-1 { background: rgba(var(--shade), .08); } .shade-2 { background: rgba(var(--shade), .16); } .shade-3 { background: rgba(var(--shade), .24); }
.shade-4 { background: rgba(var(--shade), .32); } .shade-5 { background: rgba(var(--shade), .4); }
`;
