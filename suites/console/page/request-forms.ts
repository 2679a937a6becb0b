import { actionForm, choice } from './action-form.ts';
import type { Outcome, Product, Service } from './answers.ts';
import { ask, deviceAt } from './api.ts';
import { el, fill } from './dom.ts';
import { tell, word } from './texts.ts';
import { ValueFields } from './value-fields.ts';

/** Forms made of a product model: a command, and in generation 2 property sets, gets and messages. */
export function requestForms(deviceId: string, { services }: Product, withRequests: boolean): HTMLElement[] {
  const at = deviceAt(deviceId);
  return [
    commandForm(at, services),
    ...(withRequests ? [setForm(at, services), getForm(at, services), messageForm(at)] : []),
  ];
}

function commandForm(at: string, services: readonly Service[]): HTMLElement {
  const commands = services.flatMap(({ serviceId, commands }) =>
    commands.map((command) => ({ serviceId, ...command })),
  );
  const [first] = commands;
  if (!first) return nothing(tell('act.command'), tell('act.noCommands'));
  let chosen = first;
  const { box, read, change } = valuesBox();
  const show = () => change(chosen.paras.map((type) => ({ name: type.paraName, type })));
  const options = commands.map(
    ({ serviceId, commandName }, n) => [String(n), `${serviceId} / ${commandName}`] as const,
  );
  const select = choice(tell('act.what'), 'command', options, (value) => {
    chosen = commands[Number(value)] ?? first;
    show();
  });
  show();
  return actionForm(
    { id: 'send-command', title: tell('act.command'), button: tell('act.send'), fields: [select, box] },
    async (_, say) => {
      const wish = { serviceId: chosen.serviceId, cmd: chosen.commandName, paras: read() };
      say(tell('act.sending'));
      return told(await ask<Outcome>(`${at}/commands`, 'POST', wish));
    },
  );
}

function setForm(at: string, services: readonly Service[]): HTMLElement {
  const writable = services
    .map(({ serviceId, properties }) => ({
      serviceId,
      properties: properties.filter(({ method }) => method.includes('W')),
    }))
    .filter(({ properties }) => properties.length > 0);
  const [first] = writable;
  if (!first) return nothing(tell('act.set'), tell('act.noProperties'));
  let chosen = first;
  const { box, read, change } = valuesBox();
  const show = () => change(chosen.properties.map((type) => ({ name: type.propertyName, type })));
  const options = writable.map(({ serviceId }, n) => [String(n), serviceId] as const);
  const select = choice(tell('act.service'), 'service', options, (value) => {
    chosen = writable[Number(value)] ?? first;
    show();
  });
  show();
  return actionForm(
    { id: 'set-properties', title: tell('act.set'), button: tell('act.send'), fields: [select, box] },
    async (_, say) => {
      const wish = { services: [{ serviceId: chosen.serviceId, properties: read() }] };
      say(tell('act.sending'));
      return told(await ask<Outcome>(`${at}/properties`, 'PUT', wish));
    },
  );
}

function getForm(at: string, services: readonly Service[]): HTMLElement {
  const options = [
    ['', tell('act.allServices')] as const,
    ...services.map(({ serviceId }) => [serviceId, serviceId] as const),
  ];
  return actionForm(
    {
      id: 'get-properties',
      title: tell('act.get'),
      button: tell('act.send'),
      fields: [choice(tell('act.service'), 'service', options)],
    },
    async (form, say) => {
      const serviceId = String(new FormData(form).get('service'));
      say(tell('act.sending'));
      return told(await ask<Outcome>(`${at}/properties/query`, 'POST', serviceId === '' ? {} : { serviceId }));
    },
  );
}

function messageForm(at: string): HTMLElement {
  const content = el('textarea', { name: 'content', rows: 3, spellcheck: 'false' }, 'hello');
  const fields = [el('label', {}, tell('act.content'), content)];
  return actionForm({ id: 'send-message', title: tell('act.message'), button: tell('act.send'), fields }, async () =>
    word('status', (await ask<{ status: string }>(`${at}/messages`, 'POST', { content: content.value })).status),
  );
}

/** What became of a request. */
function told({ outcome, latencyMs = 0, errcode, body }: Outcome): string {
  if (outcome !== 'answered') return word('outcome', outcome);
  const values = { ms: Math.round(latencyMs), code: JSON.stringify(errcode) ?? '', body: JSON.stringify(body) ?? '' };
  return tell('act.answered', values);
}

function nothing(title: string, why: string): HTMLElement {
  return el('div', { class: 'card' }, el('h3', {}, title), el('p', { class: 'small' }, why));
}

/** Fields that change with what is chosen. */
function valuesBox() {
  const box = el('div', { class: 'values' });
  let fields = new ValueFields([]);
  return {
    box,
    read: () => fields.read(),
    change: (types: ConstructorParameters<typeof ValueFields>[0]) => {
      fields = new ValueFields(types);
      fill(box, fields.parts);
    },
  };
}
