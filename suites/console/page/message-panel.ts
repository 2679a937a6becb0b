import { ask, deviceAt } from './api.ts';
import { copyButton } from './copy.ts';
import { el } from './dom.ts';
import { hexDump, layOut } from './layout.ts';
import type { RowStore } from './row-store.ts';
import { bytesOf, type Row, textOfBytes } from './rows.ts';
import { tell } from './texts.ts';

/** What may be done with a row. */
export interface RowActions {
  readonly follow: (row: Row) => void;
  readonly drawFrom: (row: Row) => void;
  readonly drawTo: (row: Row) => void;
}

/** So many bytes of a payload are shown as hexadecimal digits. */
const mostDumped = 2048;

/** A closer look at one row: what the kit thinks of it, its payload formatted and raw, and what can be done with it. */
export function messagePanel(row: Row, store: RowStore, actions: RowActions): HTMLElement {
  return el('div', { class: 'panel' }, facts(row), thinks(row, store), payload(row), buttons(row, actions));
}

function facts({ seq, connection, topic }: Row): HTMLElement[] {
  const entry = tell('row.entry', { seq, connection: connection ?? '–' });
  return [el('p', { class: 'small' }, entry), ...(topic === undefined ? [] : [el('p', { class: 'mono' }, topic)])];
}

function thinks(row: Row, store: RowStore): HTMLElement {
  const rules = store.brokenBy(row).map((text) => ({ mood: 'bad', text }));
  const all = [...rules, ...row.thoughts];
  const shown = all.length > 0 ? all : [{ mood: 'plain', text: tell('think.nothing') }];
  return el(
    'div',
    { class: 'thinks' },
    el('h4', {}, tell('row.thinks')),
    el(
      'ul',
      {},
      shown.map(({ mood, text }) => el('li', { class: mood }, text)),
    ),
  );
}

function payload({ payload, bytes = 0 }: Row): HTMLElement | undefined {
  if (payload === undefined) return undefined;
  const raw = bytesOf(payload);
  const text = textOfBytes(payload);
  const laidOut = layOut(text);
  const cut = raw.length < bytes && el('p', { class: 'small' }, tell('row.cut', { shown: raw.length, bytes }));
  const shown = text === '' ? tell('row.empty') : text;
  return el(
    'div',
    { class: 'columns' },
    el('figure', {}, el('figcaption', {}, tell('row.formatted')), el('pre', { tabindex: 0 }, laidOut ?? shown)),
    el(
      'figure',
      {},
      el('figcaption', {}, tell('row.raw')),
      el('pre', { tabindex: 0, class: 'rawText' }, shown),
      el('pre', { tabindex: 0 }, hexDump(raw.subarray(0, mostDumped))),
      cut,
    ),
  );
}

function buttons(row: Row, { follow, drawFrom, drawTo }: RowActions): HTMLElement {
  const { deviceId, key, from } = row;
  const button = (what: string, name: string, action: () => void) =>
    el('button', { type: 'button', 'data-do': what, onclick: action }, name);
  const said = el('span', { role: 'status', class: 'small' });
  const again = async () => {
    const path = `${deviceAt(deviceId ?? '')}/commands/${encodeURIComponent(key ?? '')}/redeliver`;
    await ask<{ sent: boolean }>(path, 'POST').then(
      ({ sent }) => said.replaceChildren(tell(sent ? 'done' : 'row.notAgain')),
      (error: Error) => said.replaceChildren(error.message),
    );
  };
  const isRequest = from === 'platform' && key !== undefined;
  return el(
    'p',
    { class: 'actions' },
    key !== undefined && button('follow', tell('row.follow'), () => follow(row)),
    button('from', tell('row.diagramFrom'), () => drawFrom(row)),
    button('to', tell('row.diagramTo'), () => drawTo(row)),
    isRequest && button('again', tell('row.again'), again),
    row.payload !== undefined && copyButton(textOfBytes(row.payload), tell('copy.payload')),
    said,
  );
}
