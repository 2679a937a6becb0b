import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import { validateServiceData } from '../../mock-platform/product-model/validate.ts';
import { productModel } from '../arbitraries/product-models.ts';
import { sampleReport } from './sample-report.ts';

type Report = { data: [{ serviceId: string; serviceData: object }] };

test('a report fits any product model', () => {
  fc.assert(
    fc.property(productModel(), (model) => {
      const report = sampleReport(model) as Report | undefined;
      if (!report) return model.services.every(({ properties }) => properties.length === 0);
      const [{ serviceId, serviceData }] = report.data;
      return Object.keys(serviceData).length > 0 && validateServiceData(model, serviceId, serviceData).length === 0;
    }),
  );
});

test('it is short enough to read', () => {
  expect(JSON.stringify(sampleReport(lampModel)).length).toBeLessThan(120);
});
