import { colours } from '../report/html/style/colours.ts';
import { diagrams } from '../report/html/style/diagrams.ts';

/** The style sheet of the console: colours and diagrams are those of the report. */
export const style: string = [
  colours,
  diagrams,
  `
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "DejaVu Sans", sans-serif; }
code, pre, .mono, .rows .text, .rows time, svg text, input[data-value], textarea { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code, .mono { font-size: .88em; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; border-radius: 4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 12px; top: 12px; background: var(--card); color: var(--link); padding: .5rem 1rem; z-index: 9; }
.small { color: var(--soft); font-size: .85rem; } p { margin: .4rem 0; overflow-wrap: anywhere; }
.pass, .good { color: var(--pass); } .fail, .bad, .trouble { color: var(--fail); } .warn { color: var(--warn); } .idle { color: var(--idle); }

.top { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: baseline; padding: .7rem 20px; background: var(--card); border-bottom: 1px solid var(--line); }
.top h1 { font-size: 1.15rem; margin: 0; } .product { color: var(--soft); font-size: .85rem; margin: 0; }
#language { margin-left: auto; } #live { font-weight: 650; } #live::before { content: '●'; margin-right: .4em; } #facts { display: inline-flex; flex-wrap: wrap; gap: 0 1.2rem; }
.grid { display: grid; grid-template-columns: 300px minmax(0, 1fr); gap: 20px; padding: 16px 20px 40px; max-width: 1700px; margin: 0 auto; }
h2 { font-size: 1.2rem; line-height: 1.25; margin: .3rem 0 .6rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; margin: 1.1rem 0 .3rem; } h4 { font-size: .88rem; margin: .6rem 0 .2rem; }

button, select, input, textarea { font: inherit; font-size: .92rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .32rem .7rem; min-height: 2.2rem; max-width: 100%; }
button { cursor: pointer; } button:hover { border-color: var(--soft); }
button[aria-pressed=true] { background: var(--idle-bg); border-color: var(--soft); font-weight: 600; }
button.main { background: var(--link); border-color: var(--link); color: var(--card); font-weight: 600; } button.danger { color: var(--fail); border-color: var(--fail); }
input[type=checkbox] { min-height: 0; width: 1.05em; height: 1.05em; margin: 0 .4em 0 0; vertical-align: -.15em; } textarea { width: 100%; }
label { display: grid; gap: .15rem; font-size: .82rem; color: var(--soft); } label.check, legend label { display: inline-flex; align-items: center; gap: 0; color: var(--ink); font-size: .92rem; min-height: 2.2rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; } legend { padding: 0; font-size: .82rem; color: var(--soft); }

.find input { width: 100%; } .devices { list-style: none; margin: .4rem 0; padding: 0; display: grid; gap: 6px; }
.devices button { width: 100%; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 .5rem; text-align: left; padding: .5rem .7rem; font-weight: 400; }
.devices .name { font-weight: 600; overflow-wrap: anywhere; } .devices .small, .devices .trouble { grid-column: 2; font-size: .85rem; }
.tabs { display: flex; gap: 4px; overflow-x: auto; border-bottom: 1px solid var(--line); margin-bottom: 12px; }
.tabs button { border: 0; background: none; border-bottom: 3px solid transparent; border-radius: 0; padding: .5rem .9rem; white-space: nowrap; color: var(--soft); }
.tabs button[aria-selected=true] { color: var(--ink); border-bottom-color: var(--link); font-weight: 650; }
.tabs button:focus-visible { outline-offset: -3px; }

.filters { display: flex; flex-wrap: wrap; gap: .6rem .8rem; align-items: end; margin-bottom: .6rem; } .notes { color: var(--warn); font-weight: 600; }
.rows { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--card); overflow: clip; } .rows:empty { display: none; }
.rows > li { border-bottom: 1px solid var(--line); --tone: var(--soft); } .rows > li:last-child { border-bottom: 0; }
.rows > .device { --tone: var(--device); } .rows > .platform { --tone: var(--platform); } .rows > .trouble { background: var(--fail-bg); color: var(--ink); }
.line { width: 100%; display: grid; grid-template-columns: 6.6rem 1rem minmax(4rem, 8rem) 8.5rem minmax(0, 1fr) auto; gap: .6rem; align-items: baseline; text-align: left; border: 0; border-radius: 0; background: none; padding: .3rem .8rem; min-height: 2.1rem; }
.line:hover, .line[aria-expanded=true] { background: var(--idle-bg); } .line:focus-visible { outline-offset: -3px; }
.line time { color: var(--soft); font-size: .8rem; } .way, .line .kind { color: var(--tone); font-weight: 650; } .mark { color: var(--fail); font-weight: 700; }
.line .who, .line .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .line .text { font-size: .82rem; }
.panel { margin: 0; border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .6rem .9rem .9rem; background: var(--card); }
.thinks ul, .brokenRules { margin: .2rem 0; padding-left: 1.2rem; } .thinks li.plain { color: var(--soft); } .thinks li { overflow-wrap: anywhere; }
.columns { grid-template-columns: repeat(2, minmax(0, 1fr)); margin: .6rem 0; } figure { margin: 0; min-width: 0; } figcaption { color: var(--soft); font-size: .82rem; margin-bottom: .2rem; display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; justify-content: space-between; }
pre { margin: 0 0 .5rem; padding: .6rem .8rem; background: var(--sunk); border-radius: 8px; overflow: auto; font-size: .8rem; line-height: 1.45; max-height: 20rem; } .rawText { white-space: pre-wrap; overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; } .sure { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.sequence { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; margin: 0 0 .8rem; } .sequence figcaption { color: var(--ink); } .sequence > figcaption::after { content: none !important; } .scroll { overflow-x: auto; } .diagram .row { cursor: default; }
.copyable { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: center; max-width: 100%; } .copyable code { background: var(--sunk); border-radius: 6px; padding: .25rem .5rem; } .copy { min-height: 1.9rem; padding: .1rem .6rem; }
.credentials { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .4rem .9rem; align-items: center; } dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; min-width: 0; }
.cards { columns: 2 340px; column-gap: 14px; margin-top: 1rem; } .cards > .card { break-inside: avoid; margin-bottom: 14px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .4rem 1rem 1rem; min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .6rem; } .card > button { justify-self: start; } .card h3 { margin-bottom: 0; } .card p { margin: 0; }
.run { margin-bottom: 14px; } .run.pass { border-left: 5px solid var(--pass); } .run.fail { border-left: 5px solid var(--fail); color: inherit; } .run ul { margin: 0; padding-left: 1.2rem; } .counts { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0 !important; }
.value legend { float: left; width: 100%; border-top: 1px solid var(--line); padding-top: .3rem; } .value legend + * { clear: both; } .value input[type=text] { width: 100%; margin: .2rem 0; } .choices { display: flex; flex-wrap: wrap; gap: .3rem; } .choices button { min-height: 1.9rem; padding: .1rem .6rem; font-size: .85rem; }
.values { display: grid; gap: .7rem; } .checks { display: flex; flex-wrap: wrap; gap: 0 .9rem; } .outcome:empty { display: none; } .outcome { font-weight: 600; overflow-wrap: anywhere; } .outcome.bad { color: var(--fail); }
@media (max-width: 860px) {
  .grid { grid-template-columns: minmax(0, 1fr); padding: 12px 12px 32px; } .top { padding: .6rem 12px; }
  .devices { max-height: 15rem; overflow-y: auto; } .columns { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 640px) {
  .line { grid-template-columns: 1rem minmax(0, 1fr) auto auto; gap: .1rem .5rem; padding: .45rem .7rem; } .line .who { grid-column: 2; } .line .kind { grid-column: 3; } .line .mark { grid-column: 4; grid-row: 1; }
  .line .way { grid-row: 1; grid-column: 1; } .line time { grid-row: 2; grid-column: 3 / 5; justify-self: end; } .line .text { grid-row: 2; grid-column: 1 / 3; } .filters label { flex: 1 1 9rem; }
}
`,
].join('');
