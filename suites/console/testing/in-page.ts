import type { Tab } from '../../report/html/testing/tab.ts';

/** Rows of a kind. */
export const rowOf = (kind: string) => `#rows [data-kind="${kind}"]`;

/** Resolves when the expression is true in the page. It is looked at with each change of the page, for 30 s at most. */
export async function until(tab: Tab, condition: string): Promise<void> {
  await tab.evaluate(`new Promise((resolve, reject) => {
    const end = setTimeout(() => reject(new Error('It never came true: ' + ${JSON.stringify(condition)})), 30_000);
    const look = () => {
      if (!(${condition})) return;
      watcher.disconnect();
      clearTimeout(end);
      resolve();
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  })`);
}

/** For `until`: how many elements match. */
export const count = (selector: string) => `document.querySelectorAll(${JSON.stringify(selector)}).length`;
/** For `until`: does the first element that matches say this? */
export const says = (selector: string, words: string) =>
  `document.querySelector(${JSON.stringify(selector)})?.textContent.includes(${JSON.stringify(words)})`;

/** As the mouse would, where the mouse would miss: lines move down with every message that comes. */
export async function press(tab: Tab, selector: string): Promise<void> {
  await until(tab, `${count(selector)} > 0`);
  await tab.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
}

/** Puts a text into a field in place of what is there. */
export async function write(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.evaluate(`{
    const field = document.querySelector(${JSON.stringify(selector)});
    field.focus();
    field.select();
  }`);
  await tab.type(text);
}

/** Chooses from a list. */
export async function choose(tab: Tab, selector: string, value: string): Promise<void> {
  await tab.evaluate(`{
    const list = document.querySelector(${JSON.stringify(selector)});
    list.value = ${JSON.stringify(value)};
    for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
  }`);
}
