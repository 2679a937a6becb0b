/** What the page does when it is to be read in the other language: its own words are replaced, never those of a device. */
export const languageScript = `
const book = JSON.parse(document.getElementById('chinese')?.textContent ?? '{"texts":[],"templates":[]}');
const exact = new Map(book.texts.map(([source, chinese]) => [source.trim(), chinese.trim()]));
const numbers = new Set(['n', 'k', 'all', 'listed', 'causes', 'generation', 'code', 'steps', 'number']);
const templates = book.templates.map(([source, chinese]) => {
  const names = [];
  const parts = source.split(/\\{(\\w+)\\}/);
  const pattern = parts.map((part, i) => {
    if (i % 2 === 0) return part.replace(/[.*+?^$()|[\\]\\\\{}]/g, '\\\\$&');
    names.push(part);
    return numbers.has(part) ? '([\\\\d\\u00a0]+)' : '(.+?)';
  });
  return { pattern: new RegExp('^' + pattern.join('') + '$', 's'), names, chinese, fixed: parts.filter((_, i) => i % 2 === 0).join('').length };
}).sort((one, other) => other.fixed - one.fixed);

function fromTemplate(text) {
  for (const { pattern, names, chinese, fixed } of templates) {
    // One that is hardly anything but values would match what a device says.
    const found = fixed > 3 && pattern.exec(text);
    if (found) return chinese.replace(/\\{(\\w+)\\}/g, (_, name) => inChinese(found[names.indexOf(name) + 1]));
  }
}
function bySentence(text) {
  const sentences = text.split(/(?<=[.]) /).map((one) => exact.get(one) ?? fromTemplate(one));
  return sentences.every((one) => one !== undefined) ? sentences.join('') : undefined;
}
function inChinese(text) {
  const [, before, words, after] = /^(\\s*(?:[✓✗!~?‼·-] )?)(.*?)(\\s*)$/s.exec(text);
  if (words === '') return text;
  const parts = words.split(' · ');
  if (parts.length > 1) return before + parts.map((part) => inChinese(part.replace(/[.]$/, ''))).join(' · ') + after;
  return before + (exact.get(words) ?? fromTemplate(words) ?? bySentence(words) ?? words) + after;
}

const sourceOf = (element) => [...element.childNodes].map((node) => {
  if (node.nodeName === 'CODE') return '\`' + node.textContent + '\`';
  return node.nodeName === 'STRONG' ? '**' + sourceOf(node) + '**' : node.textContent;
}).join('');
const told = new Map(book.told ?? []);
const tellings = all('.told').map((element) => ({ element, nodes: [...element.childNodes], chinese: told.get(sourceOf(element)) })).filter(({ chinese }) => chinese !== undefined);
const retold = new Set(tellings.map(({ element }) => element));
// What happened stands in steps, "head: what (connection 2)", and beside arrows: what a message carries is not in the book.
const toldOr = (text) => told.get(text) ?? text;
function inSteps(text) {
  const [, whole, , on = ''] = /^(.*?)( (\\(connection \\d+\\)))?$/s.exec(text);
  const at = whole.indexOf(': ');
  const parts = at < 0 ? toldOr(whole) : toldOr(whole.slice(0, at)) + '：' + toldOr(whole.slice(at + 2));
  return (told.get(whole) ?? parts) + toldOr(on);
}
const steps = book.told === undefined ? [] : all('.story li:not(.told)').map((element) => {
  const nodes = [...element.childNodes];
  const end = nodes.findIndex((node) => node.nodeName === 'SPAN');
  return { element, nodes, rest: nodes.slice(end), chinese: inSteps(sourceOf({ childNodes: nodes.slice(0, end) }).trim()) + ' ' };
});
const beside = all('.label').flatMap((label) => [label.firstElementChild?.firstChild, label.lastChild].flatMap((node) => {
  const words = node?.data?.trim();
  return words && told.has(words) ? [{ node, english: node.data, chinese: node.data.replace(words, () => told.get(words)) }] : [];
}));
const ofDevices = 'script, style, pre, code, dd, .told:not(.why), .lines, .label, .printed, .device, .mono, .index a, .again, article h3, .demand > span:not(.said), .shallow, td:not(.rules td), .level, .story li, .said';
const own = [];
const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  if (retold.has(node.parentElement.closest('.told'))) continue;
  if (!node.parentElement.closest(ofDevices) || node.parentElement.matches('.here')) own.push([node, node.data]);
}
const named = all('[aria-label]').filter((one) => !one.matches('.row')).map((one) => [one, one.getAttribute('aria-label')]);
const sayings = all('.said').map((element) => ({ element, nodes: [...element.childNodes], chinese: inChinese(sourceOf(element)) }));
function nodesOf(text) {
  return text.split(/(\`[^\`]*\`|[*][*].*?[*][*])/).filter((part) => part !== '').map((part) => {
    const tag = part.startsWith('\`') ? 'code' : part.startsWith('**') ? 'strong' : undefined;
    if (!tag) return document.createTextNode(part);
    const element = document.createElement(tag);
    element.append(...(tag === 'code' ? [part.slice(1, -1)] : nodesOf(part.slice(2, -2))));
    return element;
  });
}

let chinese = false;
const say = (text) => (chinese ? inChinese(text) : text);
function speak(language) {
  chinese = language === 'zh';
  document.documentElement.lang = chinese ? 'zh-Hans' : 'en';
  for (const [node, text] of own) node.data = say(text);
  for (const [element, text] of named) element.setAttribute('aria-label', say(text));
  for (const { element, nodes, chinese: told } of sayings) element.replaceChildren(...(chinese ? nodesOf(told) : nodes));
  for (const { element, nodes, chinese: said } of tellings) element.replaceChildren(...(chinese ? (element.matches('dd') ? [said] : nodesOf(said)) : nodes));
  for (const { element, nodes, rest, chinese: said } of steps) element.replaceChildren(...(chinese ? [...nodesOf(said), ...rest] : nodes));
  for (const { node, english, chinese: said } of beside) node.data = chinese ? said : english;
  const button = document.getElementById('language');
  if (!button) return;
  button.hidden = false;
  button.lang = chinese ? 'en' : 'zh-Hans';
  button.textContent = chinese ? 'English' : '中文';
}
const kept = {
  get language() { try { return localStorage.getItem('language'); } catch { return null; } },
  set language(value) { try { localStorage.setItem('language', value); } catch {} },
};
document.getElementById('language')?.addEventListener('click', () => {
  kept.language = chinese ? 'en' : 'zh';
  speak(kept.language ?? (chinese ? 'en' : 'zh'));
  filter();
});
`;
