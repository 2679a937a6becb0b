import { actionForm, choice, sureButton } from './action-form.ts';
import type { Faults, Product } from './answers.ts';
import { ask } from './api.ts';
import { el, fill } from './dom.ts';
import { tell } from './texts.ts';

/** What the platform can be asked to withhold. */
const packets = ['CONNACK', 'SUBACK', 'PUBLISH', 'PUBACK', 'PINGRESP'] as const;

/** Registering devices, faults, the clock, and the way back to the beginning. */
export class PlatformView {
  readonly #box = el('div', { class: 'cards' });
  readonly #clock = el('p', { id: 'now' });
  readonly #faults = el('p', { id: 'faults-on' });

  get parts(): HTMLElement[] {
    return [this.#box];
  }

  /** @param deviceId the device that is chosen, or '' */
  async show(deviceId: string): Promise<void> {
    const [products] = await Promise.all([ask<Product[]>('/products'), this.#tellClock(), this.#tellFaults()]);
    fill(this.#box, register(products), this.#faultForm(deviceId), this.#advanceForm(), this.#setForm(), reset());
  }

  async #tellClock(): Promise<void> {
    const { now } = await ask<{ now: number }>('/clock');
    fill(this.#clock, tell('clock.now', { now: new Date(now).toISOString() }));
  }

  async #tellFaults(): Promise<void> {
    const faults = await ask<Faults>('/faults');
    const isOn = Object.keys(faults).length > 0;
    fill(this.#faults, isOn ? tell('faults.areOn', { what: JSON.stringify(faults) }) : tell('faults.areOff'));
  }

  #faultForm(deviceId: string): HTMLElement {
    const of = [['', tell('faults.all')] as const, ...(deviceId === '' ? [] : [[deviceId, deviceId] as const])];
    const codes = [1, 2, 3, 4, 5].map((code) => [String(code), tell('faults.code', { code })] as const);
    const off = async () => {
      await ask('/faults', 'DELETE');
      await this.#tellFaults();
    };
    const fields = [
      this.#faults,
      choice(tell('faults.of'), 'of', of),
      choice(tell('faults.refuse'), 'refuse', [['', tell('faults.noRefuse')], ...codes]),
      el(
        'label',
        {},
        tell('faults.delay'),
        el('input', { type: 'number', name: 'delay', min: 0, max: 600_000, value: 0 }),
      ),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'silent' }), tell('faults.silent')),
      el(
        'fieldset',
        { class: 'checks' },
        el('legend', {}, tell('faults.drop')),
        packets.map((name) =>
          el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'drop', value: name }), name),
        ),
      ),
      el('p', { class: 'small' }, tell('faults.cut')),
      el('button', { type: 'button', id: 'faults-off', onclick: off }, tell('faults.off')),
    ];
    return actionForm(
      { id: 'faults', title: tell('faults.title'), button: tell('faults.on'), fields },
      async (form) => {
        const given = new FormData(form);
        const [of, refuse, delayMs] = [
          String(given.get('of')),
          String(given.get('refuse')),
          Number(given.get('delay')),
        ];
        const drop = given.getAll('drop').map(String);
        const faults: Faults = {
          ...(of !== '' && { deviceId: of }),
          ...(refuse !== '' && { refuse: { returnCode: Number(refuse) } }),
          ...(delayMs > 0 && { delayMs }),
          ...(given.has('silent') && { silent: true }),
          ...(drop.length > 0 && { drop }),
        };
        await ask('/faults', 'PUT', faults);
        await this.#tellFaults();
        return tell('done');
      },
    );
  }

  #advanceForm(): HTMLElement {
    const seconds = el('input', { type: 'number', name: 'seconds', min: 0, value: 3600 });
    const fields = [this.#clock, el('label', {}, tell('clock.advance'), seconds)];
    return actionForm({ id: 'advance', title: tell('clock.title'), button: tell('clock.go'), fields }, async () => {
      await ask('/clock', 'PUT', { advanceMs: Math.round(Number(seconds.value) * 1000) });
      await this.#tellClock();
      return tell('done');
    });
  }

  #setForm(): HTMLElement {
    const time = el('input', { type: 'text', name: 'time', value: '2030-01-01T00:00:00Z', spellcheck: 'false' });
    const fields = [el('label', {}, tell('clock.set'), time)];
    return actionForm({ id: 'set-clock', title: tell('clock.do'), button: tell('clock.do'), fields }, async () => {
      await ask('/clock', 'PUT', { now: Date.parse(time.value) });
      await this.#tellClock();
      return tell('done');
    });
  }
}

function register(products: readonly Product[]): HTMLElement {
  const options = products.map(({ productId }) => [productId, productId] as const);
  const fields = [
    el(
      'label',
      {},
      tell('platform.nodeId'),
      el('input', { type: 'text', name: 'nodeId', required: true, autocomplete: 'off' }),
    ),
    choice(tell('platform.product'), 'product', options),
  ];
  return actionForm(
    { id: 'register', title: tell('platform.register'), button: tell('platform.register'), fields },
    async (form) => {
      const given = new FormData(form);
      const wish = { nodeId: String(given.get('nodeId')), productId: String(given.get('product')) };
      const { deviceId } = await ask<{ deviceId: string }>('/devices', 'POST', wish);
      return tell('platform.registered', { deviceId });
    },
  );
}

function reset(): HTMLElement {
  const said = el('p', { role: 'status', class: 'outcome' });
  const act = async () => {
    await ask('/reset', 'POST');
    fill(said, tell('reset.done'));
  };
  return el(
    'div',
    { class: 'card', id: 'reset' },
    el('h3', {}, tell('reset.title')),
    el('p', { class: 'small' }, tell('reset.what')),
    sureButton(tell('reset.do'), tell('reset.sure'), act),
    said,
  );
}
