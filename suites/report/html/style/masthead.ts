/** The top of the page. */
export const masthead = `
.masthead { padding-top: 2rem; padding-bottom: 2rem; }
.product { margin: 0 0 1.6rem; font-size: .9rem; letter-spacing: .02em; color: var(--soft); }
#language { float: right; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--link); font: inherit; padding: .2rem .8rem; cursor: pointer; }
.verdict { display: flex; gap: 1.3rem; align-items: center; }
.seal { flex: none; display: grid; place-items: center; width: 4.6rem; height: 4.6rem; border-radius: 50%; font-size: 2.2rem; font-weight: 700; line-height: 1; color: var(--card); background: var(--tone); }
h1 { margin: 0; font-size: clamp(2.3rem, 6vw, 3.4rem); line-height: 1; letter-spacing: -.035em; color: var(--tone); }
.sentence { margin: .45rem 0 0; font-size: 1.2rem; }
.masthead { --tone: var(--warn); } .masthead.pass { --tone: var(--pass); } .masthead.fail, .masthead.harness-error { --tone: var(--fail); }
.masthead.warn { color: inherit; } .masthead.pass, .masthead.fail, .masthead.not-exercised, .masthead.could-not-run, .masthead.harness-error { color: inherit; }
.device { margin: 1.8rem 0 0; font-size: 1.05rem; }
.device + .small { margin-top: .1rem; }
.share { display: block; width: 100%; height: 12px; margin: 1.6rem 0 .7rem; border-radius: 6px; overflow: hidden; }
.share rect { fill: var(--idle); opacity: .45; }
.share .pass { fill: var(--pass); opacity: 1; } .share .fail, .share .harness-error { fill: var(--fail); opacity: 1; }
.share .warn { fill: var(--warn); opacity: 1; } .share .not-exercised, .share .could-not-run { fill: var(--warn); opacity: .5; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0; padding: 0; list-style: none; font-size: .92rem; }
.legend b { font-variant-numeric: tabular-nums; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.6rem; margin: 1.7rem 0 0; }
.figures div { display: flex; flex-direction: column; }
.figures dd { margin: 0; font-size: 1.55rem; font-weight: 600; letter-spacing: -.02em; line-height: 1.15; font-variant-numeric: tabular-nums; }
.figures dd span { color: var(--soft); font-weight: 400; }
.figures dt { color: var(--soft); font-size: .85rem; }
.shallow { margin-top: 1rem; padding: .6rem .9rem; border-left: 4px solid var(--warn); background: var(--warn-bg); border-radius: 0 8px 8px 0; }
.next { display: grid; grid-template-columns: auto 1fr; gap: 1rem; align-items: center; margin-top: 1.7rem; }
.command { display: flex; align-items: stretch; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.masthead .command { background: var(--card); }
.command code { flex: 1; padding: .6rem .9rem; overflow-x: auto; white-space: nowrap; }
.copy { flex: none; border: 0; border-left: 1px solid var(--line); background: transparent; color: var(--link); font: inherit; font-size: .88rem; padding: 0 1rem; min-width: 5.4rem; cursor: pointer; }
.copy:hover { background: var(--idle-bg); }
.copy:focus-visible, .command code:focus-visible { outline-offset: -3px; }
@media (max-width: 640px) {
  .seal { width: 3.4rem; height: 3.4rem; font-size: 1.6rem; } .sentence { font-size: 1.05rem; }
  .next { grid-template-columns: 1fr; gap: .4rem; } .figures { gap: 1rem 1.8rem; }
  .command { flex-direction: column; } .command code { white-space: pre-wrap; overflow-wrap: anywhere; }
  .copy { border-left: 0; border-top: 1px solid var(--line); padding: .45rem; }
}
`;
