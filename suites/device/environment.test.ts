import { expect, test } from 'vitest';
import { environmentOf } from './environment.ts';
import { sampleConnection } from './v1/sample-connection.ts';

test('the generation is told where one is asked for', () => {
  expect(environmentOf({ ...sampleConnection, generation: 2 })).toMatchObject({ IOT_GENERATION: '2' });
});

test('a connection becomes IOT_ variables', () => {
  expect(environmentOf(sampleConnection)).toEqual({
    IOT_HOST: '127.0.0.1',
    IOT_PORT: '8883',
    IOT_TRANSPORT: 'mqtts',
    IOT_CA_FILE: '/tmp/ca files/ca.pem',
    IOT_DEVICE_ID: '5f7a_lamp',
    IOT_NODE_ID: 'lamp-1',
    IOT_DEVICE_SECRET: '9d1f6c0b3a',
    IOT_CODEC_MODE: 'json',
    IOT_PRODUCT_MODEL: '/models/street-lamp',
  });
});
