/** The page as a whole: type, spacing, links, tables. */
export const page = `
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main, .masthead, nav > ul { max-width: 1120px; margin: 0 auto; padding: 0 28px; }
code, pre, .mono, svg text { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: .9em; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
h2 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -.015em; margin: 3.5rem 0 1rem; }
h3 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -.01em; margin: 0; }
h4 { font-size: 1rem; font-weight: 650; margin: 1.9rem 0 .6rem; }
p { margin: .5rem 0; }
p, h1, h3, h4, h5, li, summary, figcaption { overflow-wrap: anywhere; }
.small { color: var(--soft); font-size: .875rem; }
.scroll { overflow-x: auto; } .lines { white-space: pre-line; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; background: var(--card); padding: .5rem 1rem; z-index: 9; }

nav { position: sticky; top: 0; z-index: 5; background: var(--card); border-block: 1px solid var(--line); }
nav > ul { display: flex; gap: 1.6rem; overflow-x: auto; list-style: none; }
nav a { display: block; padding: .7rem 0; color: var(--ink); text-decoration: none; white-space: nowrap; font-size: .95rem; }
nav a:hover { color: var(--link); }
nav b { color: var(--soft); font-weight: 500; margin-left: .25em; }
nav .fail b { color: var(--fail); font-weight: 700; } nav .warn b { color: var(--warn); font-weight: 700; }

table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .82rem; }
th, td { padding: .5rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.pass { color: var(--pass); } .fail, .harness-error { color: var(--fail); }
.warn, .flaky, .not-exercised, .could-not-run { color: var(--warn); } .not-applicable { color: var(--idle); }
footer { max-width: 1120px; margin: 4rem auto 0; padding: 1.2rem 28px 3rem; color: var(--soft); font-size: .875rem; border-top: 1px solid var(--line); }
pre { margin: 0; padding: .8rem 1rem; background: var(--sunk); border-radius: 8px; overflow: auto; font-size: .82rem; line-height: 1.5; max-height: 24rem; tab-size: 2; }
figure { margin: 0; }
figcaption { color: var(--soft); font-size: .85rem; margin-bottom: .4rem; }
@media (max-width: 640px) {
  main, .masthead, nav > ul, footer { padding-left: 16px; padding-right: 16px; }
  h2 { margin-top: 2.5rem; }
}
`;
