import { expect, test } from 'vitest';
import { apiBounds } from '../bounds.ts';
import { v5Stage } from '../testing.ts';

const product = {
  product_id: 'fan',
  name: 'Fan',
  device_type: 'Fan',
  protocol_type: 'MQTT',
  data_format: 'json',
  service_capabilities: [
    {
      service_id: 'Motor',
      service_type: 'Motor',
      properties: [{ property_name: 'speed', data_type: 'int', min: '0', max: '9', method: 'RW', default_value: 2 }],
      commands: [],
    },
  ],
};

test('a product is made, has devices, is changed, and deleted when it has none', async () => {
  const { platform, call, refused } = await v5Stage();
  expect((await call('POST', '/products', product)).status).toBe(201);
  await refused(409, 'MOCK.409', 'POST', '/products', product);
  await call('POST', '/devices', { product_id: 'fan', node_id: 'f1' });
  expect(platform.shadowOf('fan_f1')).toMatchObject([{ serviceId: 'Motor', desired: { properties: { speed: 2 } } }]);
  expect((await call('GET', '/products/fan')).body).toMatchObject({
    name: 'Fan',
    service_capabilities: [{ service_id: 'Motor', properties: [{ property_name: 'speed', max: '9', method: 'RW' }] }],
  });
  expect((await call('PUT', '/products/fan', { name: 'Fan 2' })).body).toMatchObject({
    name: 'Fan 2',
    service_capabilities: [{ service_id: 'Motor' }],
  });
  expect((await call('GET', '/products?product_name=Fan%202')).body).toMatchObject({
    products: [{ product_id: 'fan' }],
    page: { count: 1 },
  });
  expect(await refused(409, 'MOCK.409', 'DELETE', '/products/fan')).toContain('"fan_f1"');
  await call('DELETE', '/devices/fan_f1');
  expect((await call('DELETE', '/products/fan')).status).toBe(204);
  await refused(404, 'MOCK.404', 'GET', '/products/fan');
});

test('one that cannot be read is refused with the place', async () => {
  const { platform, refused } = await v5Stage();
  const odd = JSON.parse(JSON.stringify(product).replace('"int"', '"colour"'));
  expect(await refused(400, 'IOTDA.000006', 'POST', '/products', odd)).toContain(
    '$.service_capabilities[0].properties[0].data_type is ',
  );
  expect(platform.registry.products).toHaveLength(1);
});

test('the models of all products take 16 MiB at most', async () => {
  const { platform, refused } = await v5Stage();
  const [service] = (platform.registry.product('p1') ?? expect.fail()).model.services;
  const model = {
    ...(platform.registry.product('p1') ?? expect.fail()).model,
    services: [{ ...(service ?? expect.fail()), serviceType: 'x'.repeat(apiBounds.models) }],
  };
  platform.registry.changeProduct('p1', model);
  await refused(403, 'MOCK.429', 'POST', '/products', product);
});
