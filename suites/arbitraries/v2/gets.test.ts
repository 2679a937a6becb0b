import { expect, test } from 'vitest';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import { everyGet, getOfUnknownService, validGet } from './gets.ts';

const lamp = await readProductModel('fixtures/product-models/street-lamp-v5');
const asked = lamp.services.map(({ serviceId }) => serviceId);

test('each service is asked for once, and all of them', () => {
  expect(everyGet(lamp)).toEqual([
    { serviceId: '', cmd: 'properties/get', paras: {}, fit: 'valid', v2: { family: 'get' } },
    ...asked.map((serviceId) => ({
      serviceId,
      cmd: 'properties/get',
      paras: { service_id: serviceId },
      fit: 'valid',
      v2: { family: 'get' },
    })),
  ]);
});

test('a service of which nothing can be read is not asked for', () => {
  const services = lamp.services.map((service) => ({
    ...service,
    properties: service.properties.filter(({ method }) => service.serviceId !== 'Diagnostics' || method === 'E'),
  }));
  expect(everyGet({ ...lamp, services }).map(({ serviceId }) => serviceId)).toEqual(['', 'Lamp01', 'Lamp02', 'Energy']);
});

test('gets that are drawn are these, and shrink towards the one of all', () => {
  expect(new Set(sample(validGet(lamp), 1, 100).map(({ serviceId }) => serviceId))).toEqual(new Set(['', ...asked]));
  expect(simplest(validGet(lamp), 1).paras).toEqual({});
  expect(sample(validGet({ ...lamp, services: [] }), 1, 3).map(({ paras }) => paras)).toEqual([{}, {}, {}]);
});

test('an unknown service is near one of the model, or far from all', () => {
  const unknown = sample(getOfUnknownService(lamp), 1, 200);
  const ids = unknown.map(({ serviceId }) => serviceId);
  expect(ids).toEqual(expect.arrayContaining(['Unheard_of', 'lamp01', 'Lamp0']));
  expect(ids.filter((id) => asked.includes(id))).toEqual([]);
  expect(unknown[0]).toMatchObject({
    fit: 'unknown-service',
    flaw: expect.stringMatching(/^no service ".+" in the model$/),
  });
});
