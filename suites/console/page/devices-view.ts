import type { DeviceRow, Overview } from './answers.ts';
import { el, fill } from './dom.ts';
import { tell } from './texts.ts';

const pageOfDevices = 100;

/** The list of devices: state, last report, broken rules. Of thousands those are shown that are asked for. */
export class DevicesView {
  readonly #choose: (deviceId: string) => void;
  readonly #names = new Map<string, string>();
  readonly #list = el('ul', { class: 'devices' });
  readonly #count = el('p', { class: 'small', role: 'status' });
  readonly #find = el('input', { type: 'search', name: 'find', autocomplete: 'off', oninput: () => this.#search() });
  readonly #more = el(
    'button',
    { type: 'button', hidden: true, onclick: () => this.#showMore() },
    tell('devices.more'),
  );
  readonly #ask: () => void;
  #most = pageOfDevices;
  #rows: readonly DeviceRow[] = [];
  #drawn = '';
  chosen = '';

  /** @param ask fetches the overview anew */
  constructor({ choose, ask }: { readonly choose: (deviceId: string) => void; readonly ask: () => void }) {
    this.#choose = choose;
    this.#ask = ask;
  }

  get parts(): HTMLElement[] {
    return [el('label', { class: 'find' }, tell('devices.find'), this.#find), this.#count, this.#list, this.#more];
  }

  /** What the overview is asked for. */
  get query(): string {
    return String(new URLSearchParams({ find: this.#find.value.trim(), most: String(this.#most) }));
  }

  get row(): DeviceRow | undefined {
    return this.#rows.find(({ deviceId }) => deviceId === this.chosen);
  }

  /** What a device is called in lines. */
  nameOf(deviceId: string): string {
    return this.#names.get(deviceId) ?? deviceId;
  }

  show({ rows, matching, now }: Overview): void {
    this.#rows = rows;
    for (const { deviceId, nodeId } of rows) this.#names.set(deviceId, nodeId);
    fill(this.#count, matching === 0 ? tell('devices.none') : tell('devices.count', { shown: rows.length, matching }));
    this.#more.hidden = rows.length >= matching || this.#most >= 500;
    const items = rows.map((row) => this.#wordsOf(row, now));
    const drawn = JSON.stringify([this.chosen, items]);
    // Nothing has changed: who reads the list is not disturbed.
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.device;
    fill(
      this.#list,
      rows.map((row, n) => this.#itemOf(row, items[n] as Words)),
    );
    if (focused !== undefined) this.#buttons.find(({ dataset }) => dataset.device === focused)?.focus();
  }

  choose(deviceId: string): void {
    this.chosen = deviceId;
    for (const button of this.#buttons) button.setAttribute('aria-pressed', String(button.dataset.device === deviceId));
  }

  get #buttons(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('button')];
  }

  #itemOf({ deviceId, nodeId, online, broken }: DeviceRow, { state, reported, trouble }: Words): HTMLElement {
    const press = () => this.#choose(this.chosen === deviceId ? '' : deviceId);
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', 'data-device': deviceId, 'aria-pressed': String(this.chosen === deviceId), onclick: press },
        el('span', { class: `dot ${online ? 'pass' : 'idle'}`, 'aria-hidden': 'true' }, online ? '●' : '○'),
        el('span', { class: 'name' }, nodeId),
        el('span', { class: 'small' }, tell('devices.facts', { state, reported })),
        broken.rules > 0 && el('span', { class: 'trouble' }, `✗ ${trouble}`),
      ),
    );
  }

  #wordsOf({ online, listens, activated, frozen, lastReport, broken }: DeviceRow, now: number): Words {
    const there = listens ? 'devices.online' : 'devices.deaf';
    const state = frozen ? 'devices.frozen' : online ? there : activated ? 'devices.offline' : 'devices.never';
    return {
      state: tell(state),
      reported: lastReport
        ? tell('devices.reported', { ago: ago(now - Date.parse(lastReport.time)) })
        : tell('devices.silent'),
      trouble: tell('devices.broken', broken),
    };
  }

  #search(): void {
    this.#most = pageOfDevices;
    this.#ask();
  }

  #showMore(): void {
    this.#most = Math.min(500, this.#most + pageOfDevices);
    this.#ask();
  }
}

interface Words {
  readonly state: string;
  readonly reported: string;
  readonly trouble: string;
}

function ago(ms: number): string {
  if (ms < 5_000) return tell('time.now');
  if (ms < 60_000) return tell('time.seconds', { n: Math.floor(ms / 10_000) * 10 || 5 });
  if (ms < 3_600_000) return tell('time.minutes', { n: Math.floor(ms / 60_000) });
  return tell('time.hours', { n: Math.floor(ms / 3_600_000) });
}
