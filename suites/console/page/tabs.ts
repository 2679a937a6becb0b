import { el } from './dom.ts';

export interface TabPart {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly Node[];
  readonly shown?: () => void;
}

/** Panels of which one is shown: chosen by mouse, or by arrow keys. */
export class Tabs {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  readonly #tabs: readonly HTMLButtonElement[];
  readonly #parts: readonly TabPart[];

  constructor(label: string, parts: readonly TabPart[]) {
    this.#parts = parts;
    this.#tabs = parts.map(({ id, name }) =>
      el(
        'button',
        { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, onclick: () => this.show(id) },
        name,
      ),
    );
    this.list = el(
      'div',
      {
        role: 'tablist',
        class: 'tabs',
        'aria-label': label,
        onkeydown: (event: Event) => this.#move(event as KeyboardEvent),
      },
      this.#tabs,
    );
    this.panels = parts.map(({ id, parts }) =>
      el(
        'div',
        { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, class: `tabpanel ${id}` },
        parts,
      ),
    );
    this.show(parts[0]?.id ?? '');
  }

  show(chosen: string): void {
    for (const [n, { id, shown }] of this.#parts.entries()) {
      const isChosen = id === chosen;
      this.#tabs[n]?.setAttribute('aria-selected', String(isChosen));
      this.#tabs[n]?.setAttribute('tabindex', isChosen ? '0' : '-1');
      const panel = this.panels[n];
      if (panel) panel.hidden = !isChosen;
      if (isChosen) shown?.();
    }
  }

  #move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = this.#tabs.indexOf(event.target as HTMLButtonElement);
    if (step === undefined || at < 0) return;
    const next = (at + step + this.#tabs.length) % this.#tabs.length;
    this.show(this.#parts[next]?.id ?? '');
    this.#tabs[next]?.focus();
  }
}
