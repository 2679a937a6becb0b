/** The stories of broken rules. */
export const failures = `
.index { list-style: none; margin: 0; padding: .5rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; columns: 2 26rem; column-gap: 2rem; }
.index li { break-inside: avoid; } .index a { display: block; padding: .3rem 0; color: var(--ink); text-decoration: none; font-size: .92rem; overflow-wrap: anywhere; }
.index a:hover { color: var(--link); text-decoration: underline; } .index .id { font-weight: 600; color: var(--link); margin-right: .4em; white-space: nowrap; }
.failure { --tone: var(--warn); --tone-bg: var(--warn-bg); background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--tone); border-radius: 10px; padding: 1.4rem 1.6rem 1.6rem; margin: 1.4rem 0; color: var(--ink); }
.failure.fail { --tone: var(--fail); --tone-bg: var(--fail-bg); }
.kicker { display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: baseline; margin: 0 0 .6rem; font-size: .9rem; color: var(--soft); }
.kicker a { font-weight: 600; }
.badge { background: var(--tone-bg); color: var(--tone); font-weight: 700; padding: .05rem .6rem; border-radius: 1rem; }
.demand { color: var(--soft); margin: .6rem 0 0; } .demand b { color: var(--ink); font-weight: 600; margin-right: .4em; }
.source { white-space: nowrap; }
.values { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; margin: 1.3rem 0 0; }
.values div { background: var(--sunk); border-radius: 8px; padding: .7rem 1rem .8rem; border-left: 4px solid var(--line); min-width: 0; }
.values dt { font-size: .8rem; font-weight: 600; margin-bottom: .15rem; }
.values dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.values .expected { border-color: var(--pass); } .values .expected dt { color: var(--pass); }
.values .actual { border-color: var(--fail); } .values .actual dt { color: var(--fail); }
.values .near-miss { grid-column: 1 / -1; background: var(--warn-bg); border-color: var(--warn); font-size: 1.05rem; } .values .near-miss dt { color: var(--warn); }
.story { margin: 0; padding: 0; list-style: none; counter-reset: step; }
.story li { counter-increment: step; position: relative; padding: .28rem .6rem .28rem 2.6rem; border-radius: 8px; overflow-wrap: anywhere; }
.story li::before { content: counter(step); position: absolute; left: .4rem; top: .34rem; width: 1.5rem; height: 1.5rem; border-radius: 50%; background: var(--idle-bg); color: var(--idle); font-size: .8rem; font-weight: 600; display: grid; place-items: center; }
.story .offending { background: var(--fail-bg); } .story .offending::before { background: var(--fail); color: var(--card); }
.story .time { color: var(--soft); font-size: .85rem; white-space: nowrap; margin-left: .4em; font-variant-numeric: tabular-nums; }
.here { color: var(--fail); font-weight: 600; font-size: .88rem; margin-left: .3em; }
.mending { margin-top: 1.9rem; padding: .2rem 1.2rem 1.2rem; border: 1px solid var(--line); border-left: 4px solid var(--link); border-radius: 8px; } .mending h4 { margin-top: .9rem; }
.languages { margin-top: .8rem; } .languages summary { padding: .15rem 0; color: var(--link); font-size: .92rem; } .languages pre { margin: .2rem 0 .5rem; }
.others { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: .9rem; }
summary { cursor: pointer; }
.others > summary { color: var(--link); }
h4.again { border-top: 1px solid var(--line); padding-top: 1.2rem; }
.changes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 1rem; }
.change { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--warn); border-radius: 10px; padding: 1rem 1.2rem; }
.change.new, .change.first { border-top-color: var(--fail); } .change.fixed { border-top-color: var(--pass); }
.change h3 { font-size: 1.1rem; } .change h3 span { display: block; font-size: .85rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
.change ul, .gaps { margin: .6rem 0 0; padding-left: 1.1rem; } .change li { margin: .2rem 0; }
.gaps { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--warn); border-radius: 10px; padding: 1rem 1.2rem 1rem 2.2rem; }
@media (max-width: 640px) { .failure { padding: 1.1rem 1rem; } .values { grid-template-columns: 1fr; } }
`;
