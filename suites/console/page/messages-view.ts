import { sequenceDiagram } from './diagram.ts';
import { byId, el, fill } from './dom.ts';
import { messagePanel, type RowActions } from './message-panel.ts';
import { type Filter, mostRows, noFilter, type RowStore } from './row-store.ts';
import { kinds, type Row } from './rows.ts';
import { tell } from './texts.ts';

/** So many rows are in the page at a time; "older" adds as many. */
const pageOfRows = 150;
const mostDrawn = 100;
/** The list is written anew at most so often, in milliseconds: hundreds of messages may come in a second. */
const pause = 250;

/** The stream of messages: filters, the list, a closer look at each, and the diagram of a stretch. */
export class MessagesView {
  readonly #store: RowStore;
  readonly #nameOf: (deviceId: string) => string;
  #filter: Filter = noFilter;
  #most = pageOfRows;
  /** Rows up to this one are shown, while the stream is held. */
  #heldAt: number | undefined;
  #from: Row | undefined;
  readonly #items = new Map<number, HTMLLIElement>();
  readonly #open = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #list = el('ol', {
    id: 'rows',
    class: 'rows',
    onkeydown: (event: Event) => this.#move(event as KeyboardEvent),
  });
  readonly #count = el('p', { class: 'small', id: 'count' });
  readonly #notes = el('div', { role: 'status', class: 'notes' });
  readonly #diagram = el('div', { id: 'diagram' });
  readonly #hold = el(
    'button',
    { type: 'button', id: 'hold', 'aria-pressed': 'false', onclick: () => this.hold() },
    tell('stream.pause'),
  );
  readonly #more = el('button', { type: 'button', id: 'older', onclick: () => this.#older() }, tell('stream.more'));
  readonly #form: HTMLFormElement;

  constructor(store: RowStore, nameOf: (deviceId: string) => string) {
    this.#store = store;
    this.#nameOf = nameOf;
    this.#form = this.#filters();
  }

  get parts(): HTMLElement[] {
    return [this.#form, this.#notes, this.#diagram, this.#count, this.#list, this.#more];
  }

  /** Only messages of this device; all for ''. */
  ofDevice(deviceId: string): void {
    this.#set({ ...this.#filter, deviceId, key: '' });
  }

  /** Holds the stream, or lets it go on. */
  hold(): void {
    this.#heldAt = this.#heldAt === undefined ? (this.#store.rows.at(-1)?.seq ?? 0) : undefined;
    this.#hold.setAttribute('aria-pressed', String(this.#heldAt !== undefined));
    fill(this.#hold, tell(this.#heldAt === undefined ? 'stream.pause' : 'stream.resume'));
    this.show();
  }

  /** Shows what has come, soon. */
  showSoon(): void {
    this.#timer ??= setTimeout(() => this.show(), pause);
  }

  show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const seq of this.#store.takeChanged()) if (!this.#open.has(seq)) this.#drop(seq);
    const { rows, count } = this.#store.matching(this.#filter, this.#most, this.#heldAt);
    const items = rows.map((row) => this.#itemOf(row));
    const shown = new Set<Node>(items);
    for (const [seq, item] of this.#items) if (!shown.has(item)) this.#drop(seq);
    place(this.#list, items);
    const kept = mostRows;
    fill(
      this.#count,
      count === 0 ? tell('stream.none') : tell('stream.count', { shown: rows.length, matching: count, kept }),
    );
    this.#more.hidden = rows.length >= count;
    this.#tellNotes();
  }

  #tellNotes(): void {
    const { key, deviceId } = this.#filter;
    const held = this.#heldAt;
    const waiting = held === undefined ? 0 : this.#store.rows.filter(({ seq }) => seq > held).length;
    const notes = [
      key !== '' && tell('filter.request', { key, device: this.#nameOf(deviceId) }),
      held !== undefined && tell('stream.held', { n: waiting }),
      this.#from !== undefined && tell('diagram.from', { seq: this.#from.seq }),
      this.#store.missed > 0 && tell('stream.missed', { n: this.#store.missed }),
    ].filter((note): note is string => note !== false);
    // What is said again need not be read out again.
    if (notes.join('\n') !== this.#notes.innerText)
      fill(
        this.#notes,
        notes.map((note) => el('p', {}, note)),
      );
  }

  #itemOf(row: Row): HTMLLIElement {
    const known = this.#items.get(row.seq);
    if (known) return known;
    const isTrouble = this.#store.isTrouble(row);
    const line = el(
      'button',
      { type: 'button', class: 'line', 'aria-expanded': 'false', onclick: () => this.#look(row, item, line) },
      el('time', { datetime: new Date(row.wall).toISOString() }, new Date(row.wall).toISOString().slice(11, 23)),
      el('span', { class: 'way', 'aria-hidden': 'true' }, { device: '↑', platform: '↓', none: '·' }[row.from]),
      el('span', { class: 'unseen' }, tell(`row.from.${row.from}`)),
      el('span', { class: 'who' }, row.deviceId === undefined ? '' : this.#nameOf(row.deviceId)),
      el('span', { class: 'kind' }, tell(`kind.${row.kind}`)),
      el('span', { class: 'text' }, row.text),
      isTrouble && el('span', { class: 'mark' }, '✗', el('span', { class: 'unseen' }, tell('filter.trouble'))),
    );
    const item = el(
      'li',
      { class: `${row.from}${isTrouble ? ' trouble' : ''}`, 'data-seq': row.seq, 'data-kind': row.kind },
      line,
    );
    this.#items.set(row.seq, item);
    return item;
  }

  #look(row: Row, item: HTMLLIElement, line: HTMLButtonElement): void {
    const open = !this.#open.has(row.seq);
    line.setAttribute('aria-expanded', String(open));
    if (open) {
      this.#open.add(row.seq);
      item.append(messagePanel(row, this.#store, this.#actions));
    } else {
      this.#open.delete(row.seq);
      item.querySelector('.panel')?.remove();
    }
  }

  readonly #actions: RowActions = {
    follow: ({ key = '', deviceId = '' }) => this.#set({ ...noFilter, key, deviceId }),
    drawFrom: (row) => {
      this.#from = row;
      this.show();
    },
    drawTo: (row) => {
      const [first, last] = [this.#from?.seq ?? row.seq, row.seq].toSorted((a, b) => a - b) as [number, number];
      this.#from = undefined;
      const { rows } = this.#store.matching(this.#filter, mostRows, last);
      this.#draw(rows.filter(({ seq }) => seq >= first).toReversed());
    },
  };

  #draw(stretch: readonly Row[]): void {
    const rows = stretch.slice(0, mostDrawn);
    const title = tell('diagram.title', { n: rows.length });
    const close = () => fill(this.#diagram);
    fill(
      this.#diagram,
      el(
        'figure',
        { class: 'sequence' },
        el(
          'figcaption',
          {},
          el('strong', {}, title),
          el('button', { type: 'button', onclick: close }, tell('diagram.close')),
        ),
        stretch.length > rows.length && el('p', { class: 'small' }, tell('diagram.cut', { n: mostDrawn })),
        el(
          'div',
          { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
          sequenceDiagram(rows, (row) => this.#store.isTrouble(row), title),
        ),
      ),
    );
    this.show();
    this.#diagram.scrollIntoView({ block: 'nearest' });
  }

  #drop(seq: number): void {
    this.#items.get(seq)?.remove();
    this.#items.delete(seq);
    this.#open.delete(seq);
  }

  #older(): void {
    this.#most += pageOfRows;
    this.show();
  }

  #set(filter: Filter): void {
    this.#filter = filter;
    this.#most = pageOfRows;
    for (const [name, value] of Object.entries(filter)) {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = Boolean(value);
      else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
    }
    this.show();
  }

  #filters(): HTMLFormElement {
    const read = () => {
      const given = new FormData(this.#form);
      const text = (name: string) => String(given.get(name) ?? '').trim();
      const { deviceId } = this.#filter;
      const filter = { kind: text('kind'), topic: text('topic'), text: text('text'), trouble: given.has('trouble') };
      this.#set({ ...filter, deviceId, key: '' });
    };
    const options = kinds.map((kind) => el('option', { value: kind }, tell(`kind.${kind}`)));
    return el(
      'form',
      {
        class: 'filters',
        'aria-label': tell('filter.title'),
        oninput: read,
        onsubmit: (event: Event) => event.preventDefault(),
      },
      el(
        'label',
        {},
        tell('filter.kind'),
        el('select', { name: 'kind' }, el('option', { value: '' }, tell('filter.anyKind')), options),
      ),
      el('label', {}, tell('filter.topic'), el('input', { type: 'search', name: 'topic' })),
      el('label', {}, tell('filter.text'), el('input', { type: 'search', name: 'text' })),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'trouble' }), tell('filter.trouble')),
      el('button', { type: 'button', id: 'clear', onclick: () => this.#clear() }, tell('filter.clear')),
      el('button', { type: 'button', id: 'draw', onclick: () => this.#drawShown() }, tell('stream.diagram')),
      this.#hold,
    );
  }

  #clear(): void {
    this.#set({ ...noFilter });
    byId('devices').dispatchEvent(new CustomEvent('cleared'));
  }

  #drawShown(): void {
    this.#draw(this.#store.matching(this.#filter, Math.min(this.#most, mostDrawn), this.#heldAt).rows.toReversed());
  }

  /** Arrow keys go from line to line. */
  #move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target as Element).matches('.line')) return;
    const lines = [...this.#list.querySelectorAll<HTMLElement>('.line')];
    event.preventDefault();
    lines[lines.indexOf(event.target as HTMLElement) + step]?.focus();
  }
}

/** Puts the items into the list in their order, and moves none that stands where it should: it may have the focus. */
function place(list: HTMLElement, items: readonly HTMLElement[]): void {
  let next: Element | null = list.firstElementChild;
  for (const item of items) {
    if (item === next) next = item.nextElementSibling;
    else list.insertBefore(item, next);
  }
}
