import { el } from './dom.ts';
import { tell } from './texts.ts';

/** A line of code, and a button that copies it. */
export function copyable(text: string, label?: string): HTMLElement {
  const code = el('code', {}, text);
  return el('span', { class: 'copyable' }, code, copyButton(text, label, code));
}

/** A button that copies a text. Where that is forbidden it selects what shows the text. */
export function copyButton(text: string, label = '', shown?: Element): HTMLButtonElement {
  const name = label === '' ? {} : { 'aria-label': `${tell('copy.do')}: ${label}` };
  const button = el('button', { type: 'button', class: 'copy', ...name }, tell('copy.do'));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = tell('copy.done');
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown);
      button.textContent = tell(shown ? 'copy.selected' : 'copy.failed');
    }
    setTimeout(() => {
      button.textContent = tell('copy.do');
    }, 1500);
  });
  return button;
}
