import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProductModel, Property } from '../../mock-platform/product-model/model.ts';
import { validateServiceData } from '../../mock-platform/product-model/validate.ts';
import type { ReportedService } from '../device/device.ts';
import { productModel } from './product-models.ts';
import { reportServices } from './reports.ts';
import { sample } from './sample.ts';
import { simplest } from './simplest.ts';

function modelWith(services: Record<string, Property[]>): ProductModel {
  return {
    manufacturerId: 'Example',
    manufacturerName: 'Example',
    model: 'Meter1',
    deviceType: 'Meter',
    protocolType: 'MQTT',
    services: Object.entries(services).map(([serviceId, properties]) => ({
      serviceId,
      serviceType: serviceId,
      option: 'Mandatory',
      properties,
      commands: [],
    })),
  };
}

const meter = modelWith({
  Meter: [
    { propertyName: 'flow', dataType: 'decimal', required: true, method: 'R' },
    { propertyName: 'label', dataType: 'string', required: false, maxLength: 2000, method: 'RW' },
  ],
  Battery: [{ propertyName: 'level', dataType: 'int', required: false, min: 0, max: 100, method: 'R' }],
  Commands: [],
});
const fromMeter = reportServices(meter) as fc.Arbitrary<ReportedService[]>;

const anywhere = productModel().chain((model) => {
  const reports: fc.Arbitrary<ReportedService[]> = reportServices(model) ?? fc.constant([]);
  return reports.map((services) => ({ model, services }));
});

test('the model has nothing against any service that is reported', () => {
  fc.assert(
    fc.property(anywhere, ({ model, services }) => {
      for (const { serviceId, serviceData } of services) {
        expect(validateServiceData(model, serviceId, serviceData)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('a report names each service once, and at least one property of it', () => {
  fc.assert(
    fc.property(anywhere, ({ services }) => {
      expect(new Set(services.map(({ serviceId }) => serviceId)).size).toBe(services.length);
      for (const { serviceData } of services) expect(Object.keys(serviceData)).not.toEqual([]);
    }),
  );
});

test('what is reported comes back from JSON as it was', () => {
  fc.assert(
    fc.property(anywhere, ({ services }) => {
      expect(JSON.parse(JSON.stringify(services))).toStrictEqual(services);
    }),
  );
});

describe('among 300 reports', () => {
  const reports = sample(fromMeter, 1, 300);
  const flows = reports
    .flat()
    .flatMap(({ serviceData }) => ('flow' in serviceData ? [serviceData.flow as number] : []));
  const labels = reports
    .flat()
    .flatMap(({ serviceData }) => ('label' in serviceData ? [serviceData.label as string] : []));

  test('are those of one service, of the other, and of both', () => {
    const shapes = reports.map((services) => services.map(({ serviceId }) => serviceId).join());
    expect(new Set(shapes)).toEqual(new Set(['Meter', 'Battery', 'Meter,Battery']));
  });

  test('are numbers with all the digits of a double', () => {
    expect(flows.some((flow) => String(flow).replaceAll(/\D/g, '').length >= 16)).toBe(true);
  });

  test.each([0, 0.1, 1 / 3, 1e21, Number.MAX_VALUE, Number.MIN_VALUE])('is the number %d', (number) => {
    expect(flows).toContain(number);
  });

  test('are an empty and a long string, and none', () => {
    expect(labels).toContain('');
    expect(Math.max(...labels.map((label) => label.length))).toBeGreaterThan(1500);
    expect(labels.length).toBeLessThan(flows.length);
  });
});

test('reports shrink towards one service with plain values', () => {
  const [first, ...others] = simplest(fromMeter, 1);
  expect(others).toEqual([]);
  expect([{ flow: 0 }, { level: 0 }]).toContainEqual(first?.serviceData);
});

test('what can only be written is not reported, required or not', () => {
  fc.assert(
    fc.property(anywhere, ({ model, services }) => {
      for (const { serviceId, serviceData } of services) {
        const { properties } = model.services.find((service) => service.serviceId === serviceId) ?? { properties: [] };
        const names = properties.filter(({ method }) => method === 'W').map(({ propertyName }) => propertyName);
        expect(Object.keys(serviceData).filter((name) => names.includes(name))).toEqual([]);
      }
    }),
  );
});

test('there is nothing to report without properties that can be', () => {
  expect(reportServices(modelWith({ Commands: [] }))).toBeUndefined();
  const pin: Property = { propertyName: 'pin', dataType: 'string', required: true, method: 'W' };
  expect(reportServices(modelWith({ Lock: [pin] }))).toBeUndefined();
});
