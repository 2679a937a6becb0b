import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import type { DeviceDeclared } from '../harness-events.ts';
import type { Event, Some } from './journal.ts';

export const lampModel: ProductModel = {
  manufacturerId: 'Acme',
  manufacturerName: 'Acme',
  model: 'L1',
  deviceType: 'Lamp',
  protocolType: 'MQTT',
  services: [
    {
      serviceId: 'Light',
      serviceType: 'Light',
      option: 'Mandatory',
      properties: [
        { propertyName: 'level', dataType: 'int', required: true, min: 0, max: 100, step: 1, method: 'RW' },
        { propertyName: 'colour', dataType: 'string', required: false, maxLength: 8, method: 'RW' },
      ],
      commands: [
        {
          commandName: 'SET_LEVEL',
          paras: [{ paraName: 'level', dataType: 'int', required: true, min: 0, max: 100, step: 1 }],
          responses: [
            { responseName: 'SET_LEVEL_RSP', paras: [{ paraName: 'result', dataType: 'int', required: true }] },
          ],
        },
      ],
    },
    {
      serviceId: 'Battery',
      serviceType: 'Battery',
      option: 'Optional',
      properties: [{ propertyName: 'voltage', dataType: 'decimal', required: true, min: 0, max: 5, method: 'R' }],
      commands: [],
    },
  ],
};

export const deviceRegistered = (some: Some<'device-registered'> = {}): Event => ({
  type: 'device-registered',
  deviceId: 'lamp-1',
  nodeId: 'node_1',
  productId: 'lamp',
  ...some,
});

export const deviceDeclared = (some: Partial<DeviceDeclared> = {}): Event => ({
  type: 'device-declared',
  deviceId: 'lamp-1',
  nodeId: 'node_1',
  productId: 'lamp',
  transport: 'mqtts',
  reports: 'periodic',
  commands: true,
  reconnects: true,
  keepsReports: false,
  maxCommandBytes: 1024,
  ...some,
});
