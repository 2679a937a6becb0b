import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import { validateServiceData } from '../../mock-platform/product-model/validate.ts';
import { productModel } from '../arbitraries/product-models.ts';
import { sampleService } from './sample-service.ts';

test('a report fits any product model', () => {
  fc.assert(
    fc.property(productModel(), (model) => {
      const service = sampleService(model);
      if (!service) return model.services.every(({ properties }) => properties.length === 0);
      const { serviceId, serviceData } = service;
      return Object.keys(serviceData).length > 0 && validateServiceData(model, serviceId, serviceData).length === 0;
    }),
  );
});

test('it is short enough to read', () => {
  expect(JSON.stringify(sampleService(lampModel)).length).toBeLessThan(80);
});
