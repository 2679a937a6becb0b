import { sureButton } from './action-form.ts';
import type { BrokenRule, DeviceRow, Login, Product } from './answers.ts';
import { ask, deviceAt } from './api.ts';
import { copyable } from './copy.ts';
import { el, fill } from './dom.ts';
import { requestForms } from './request-forms.ts';
import { retold } from './retold.ts';
import { tell } from './texts.ts';

/** All about the device that is chosen, and what can be done with it. */
export class DeviceView {
  readonly #box = el('div', {}, el('p', { class: 'small' }, tell('device.none')));
  readonly #state = el('div', {});
  readonly #broken = el('ul', { class: 'brokenRules' });
  readonly #said = el('p', { role: 'status', class: 'outcome' });
  #shown = '';
  #drawn = '';

  get parts(): HTMLElement[] {
    return [this.#box];
  }

  /** Another device, or none. */
  async choose(row: DeviceRow | undefined, withRequests: boolean): Promise<void> {
    this.#shown = row?.deviceId ?? '';
    this.#drawn = '';
    if (!row) return fill(this.#box, el('p', { class: 'small' }, tell('device.none')));
    const { deviceId, nodeId, productId } = row;
    const products = await ask<Product[]>('/products');
    if (this.#shown !== deviceId) return;
    const product = products.find((one) => one.productId === productId);
    fill(this.#said);
    fill(
      this.#box,
      el('h2', {}, nodeId),
      el('p', { class: 'mono' }, deviceId),
      el('p', { class: 'small' }, tell('device.product', { productId })),
      this.#state,
      el('h3', {}, tell('device.broken')),
      this.#broken,
      el('h3', {}, tell('device.credentials')),
      credentials(deviceId),
      el('p', { class: 'actions' }, this.#buttons(row)),
      this.#said,
      el('div', { class: 'cards' }, product ? requestForms(deviceId, product, withRequests) : []),
    );
  }

  /** What may change from second to second. */
  show(row: DeviceRow | undefined, broken: Iterable<BrokenRule>): void {
    if (!row || row.deviceId !== this.#shown) return;
    const own = [...broken].filter(({ deviceId }) => deviceId === row.deviceId);
    const drawn = JSON.stringify([row.lastReport, own]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { time, text = '' } = row.lastReport ?? {};
    fill(
      this.#state,
      el('h3', {}, tell('device.lastReport')),
      time === undefined
        ? el('p', { class: 'small' }, tell('devices.silent'))
        : el('p', {}, el('time', { class: 'small', datetime: time }, time), ' ', el('code', {}, text)),
    );
    const items = own.map(({ rule, level, count, latest }) =>
      el(
        'li',
        {},
        el('strong', {}, rule),
        ` ${tell('device.times', { level, count })}`,
        latest &&
          el(
            'p',
            {},
            retold(latest.message),
            ' ',
            tell('think.finding', {
              aspect: rule,
              expected: retold(latest.expected),
              actual: retold(latest.actual),
            }),
          ),
      ),
    );
    fill(this.#broken, items.length > 0 ? items : el('li', { class: 'small' }, tell('device.noneBroken')));
  }

  #buttons({ deviceId, nodeId }: DeviceRow): HTMLElement[] {
    const act = (method: 'POST' | 'DELETE', path: string, body?: object) => async () => {
      const said = await ask(`${deviceAt(deviceId)}${path}`, method, body).then(
        () => tell('done'),
        ({ message }: Error) => tell('state.error', { message }),
      );
      fill(this.#said, said);
    };
    const button = (id: string, name: string, onclick: () => void) =>
      el('button', { type: 'button', id, onclick }, name);
    return [
      button('cut', tell('device.cut'), act('POST', '/disconnect', { how: 'reset' })),
      button('close', tell('device.close'), act('POST', '/disconnect', { how: 'close' })),
      sureButton(tell('device.delete'), tell('device.deleteSure', { device: nodeId }), act('DELETE', '')),
    ];
  }
}

/** Covered until asked for, and fetched only then. */
function credentials(deviceId: string): HTMLElement {
  const box = el('div', { id: 'credentials' });
  const cover = () =>
    fill(
      box,
      el('p', { class: 'small' }, tell('device.covered')),
      el('button', { type: 'button', id: 'show-credentials', onclick: show }, tell('device.show')),
    );
  const show = async () => {
    const { clientId, username, password, secret } = await ask<Login>(`${deviceAt(deviceId)}/login`, 'POST');
    const texts = [
      [tell('device.secret'), secret],
      [tell('device.clientId'), clientId],
      [tell('device.username'), username],
      [tell('device.password'), password],
    ] as const;
    const rows = texts.flatMap(([name, text]) =>
      text === undefined ? [] : [el('dt', {}, name), el('dd', {}, copyable(text, name))],
    );
    fill(
      box,
      el('dl', { class: 'credentials' }, rows),
      el('button', { type: 'button', onclick: cover }, tell('device.hide')),
    );
  };
  cover();
  return box;
}
