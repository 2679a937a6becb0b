import { languageScript } from './language-script.ts';

/** What the page does when it is used: filters, closer looks, copies. Everything can be read without it. */
export const script = `'use strict';
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

${languageScript}
const form = document.querySelector('.filters');
const rows = all('.rules tr[data-verdict]');
const shown = document.querySelector('.shown');
function filter() {
  const chosen = new FormData(form);
  const verdicts = chosen.getAll('verdict');
  const words = String(chosen.get('words')).toLowerCase().split(/\\s+/);
  for (const row of rows) {
    const { verdict, area, level } = row.dataset;
    const text = row.textContent.toLowerCase();
    row.hidden = !(
      verdicts.includes(verdict) &&
      (!chosen.get('area') || chosen.get('area') === area) &&
      (!chosen.get('level') || chosen.get('level') === level) &&
      words.every((word) => text.includes(word))
    );
  }
  for (const body of all('.rules tbody')) body.hidden = all('tr[data-verdict]:not([hidden])', body).length === 0;
  shown.textContent = say(rows.filter((row) => !row.hidden).length + ' of ' + rows.length + ' rules');
}
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());

function look(row) {
  const open = row.getAttribute('aria-expanded') !== 'true';
  row.setAttribute('aria-expanded', String(open));
  const panel = document.getElementById(row.getAttribute('aria-controls'));
  panel.hidden = !open;
  if (open) panel.scrollIntoView({ block: 'nearest' });
}
document.addEventListener('click', (event) => {
  const row = event.target.closest('.row[aria-controls]');
  if (row) look(row);
  const button = event.target.closest('.copy');
  if (button) copy(button);
});
document.addEventListener('keydown', (event) => {
  const row = event.target.closest('.row[aria-controls]');
  if (!row || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  look(row);
});

async function copy(button) {
  const code = button.parentElement.querySelector('code');
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = say('Copied');
  } catch {
    getSelection().selectAllChildren(code);
    button.textContent = say('Selected');
  }
  setTimeout(() => { button.textContent = say('Copy'); }, 1500);
}

// Where a diagram is wider than the window, the device's lane and what it says come into view first.
for (const diagram of all('.scroll > .diagram')) {
  const lane = diagram.querySelector('.lane').getBoundingClientRect().left - diagram.getBoundingClientRect().left;
  const box = diagram.parentElement;
  if (box.scrollWidth > box.clientWidth) box.scrollLeft = lane - 60;
}

function arrive() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.hidden) { form.reset(); filter(); }
  for (let box = target; box; box = box.parentElement) if (box.tagName === 'DETAILS') box.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', arrive);
speak(document.getElementById('chinese') ? (kept.language ?? document.documentElement.dataset.speak) : 'en');
filter();
arrive();
`;
