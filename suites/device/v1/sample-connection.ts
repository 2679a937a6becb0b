import type { Connection } from '../device.ts';

/** What tests tell a device. It speaks generation 1; nothing listens there. */
export const sampleConnection: Connection = {
  host: '127.0.0.1',
  port: 8883,
  transport: 'mqtts',
  caFile: '/tmp/ca files/ca.pem',
  deviceId: '5f7a_lamp',
  nodeId: 'lamp-1',
  secret: '9d1f6c0b3a',
  codecMode: 'json',
  productModel: '/models/street-lamp',
};
