import { el, fill } from './dom.ts';
import { tell } from './texts.ts';

/** A form that does one thing, and says what became of it. What `act` throws is said, too. */
export function actionForm(
  {
    id,
    title,
    button,
    fields,
  }: { readonly id: string; readonly title: string; readonly button: string; readonly fields: readonly Node[] },
  act: (form: HTMLFormElement, said: (text: string) => void) => Promise<string>,
): HTMLFormElement {
  const status = el('p', { role: 'status', class: 'outcome' });
  const say = (text: string) => fill(status, text);
  const submit = async (event: Event) => {
    event.preventDefault();
    status.classList.remove('bad');
    try {
      say(await act(form, say));
    } catch (error) {
      status.classList.add('bad');
      say(tell('state.error', { message: (error as Error).message }));
    }
  };
  const form = el(
    'form',
    { id, class: 'card', 'aria-label': title, onsubmit: submit },
    el('h3', {}, title),
    fields,
    el('p', { class: 'actions' }, el('button', { type: 'submit', class: 'main' }, button)),
    status,
  );
  return form;
}

/** A button that asks once more before it acts. */
export function sureButton(name: string, question: string, act: () => Promise<unknown>): HTMLElement {
  const box = el('span', { class: 'sure' });
  const ask = el(
    'button',
    {
      type: 'button',
      onclick: () => {
        fill(box, el('span', {}, question), yes, no);
        no.focus();
      },
    },
    name,
  );
  const back = () => {
    fill(box, ask);
    ask.focus();
  };
  const yes = el(
    'button',
    {
      type: 'button',
      class: 'danger',
      'data-sure': 'yes',
      onclick: async () => {
        back();
        await act();
      },
    },
    tell('sure.yes'),
  );
  const no = el('button', { type: 'button', onclick: back }, tell('sure.no'));
  fill(box, ask);
  return box;
}

/** A list to choose from; `changed` is told what. */
export function choice(
  label: string,
  name: string,
  options: readonly (readonly [value: string, text: string])[],
  changed?: (value: string) => void,
): HTMLElement {
  const select = el(
    'select',
    { name, onchange: () => changed?.(select.value) },
    options.map(([value, text]) => el('option', { value }, text)),
  );
  return el('label', {}, label, select);
}
