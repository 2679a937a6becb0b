import type { ValueType } from './answers.ts';
import { el } from './dom.ts';
import { tell } from './texts.ts';
import { boundsOf, type Manner, manners, valueFor } from './values.ts';

/** A value of a form: its name, and what the product model says of it. */
export interface NamedType {
  readonly name: string;
  readonly type: ValueType;
}

/** Fields for values, each to be left out, or chosen in range, at an edge or beyond it, and written as JSON. */
export class ValueFields {
  readonly parts: HTMLElement[];
  readonly #fields: { readonly name: string; readonly sent: HTMLInputElement; readonly value: HTMLInputElement }[] = [];

  constructor(types: readonly NamedType[]) {
    this.parts = types.map((type) => this.#fieldset(type));
  }

  /** Those that are to be sent. @throws Error that names the one which is not JSON */
  read(): Record<string, unknown> {
    const sent = this.#fields.filter(({ sent }) => sent.checked);
    return Object.fromEntries(
      sent.map(({ name, value }) => {
        try {
          return [name, JSON.parse(value.value) as unknown];
        } catch (error) {
          throw new Error(tell('act.badJson', { name, why: (error as Error).message }));
        }
      }),
    );
  }

  #fieldset({ name, type }: NamedType): HTMLElement {
    const json = (manner: Manner) => JSON.stringify(valueFor(type, manner));
    const value = el('input', {
      type: 'text',
      'data-value': name,
      value: json('inRange'),
      spellcheck: 'false',
      'aria-label': `${name} ${tell('act.json')}`,
    });
    const sent = el('input', { type: 'checkbox', checked: true, 'aria-label': tell('act.include', { name }) });
    this.#fields.push({ name, sent, value });
    const choices = manners.map((manner) =>
      el(
        'button',
        {
          type: 'button',
          'data-manner': manner,
          onclick: () => {
            value.value = json(manner);
          },
        },
        tell(`act.${manner}`),
      ),
    );
    return el(
      'fieldset',
      { class: 'value' },
      el('legend', {}, el('label', {}, sent, name), el('span', { class: 'small' }, ` ${boundsOf(type)}`)),
      value,
      el('span', { class: 'choices' }, choices),
    );
  }
}
