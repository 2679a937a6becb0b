import { expect, test } from 'vitest';
import { generateCredentials } from './credentials.ts';

const time = Date.UTC(2018, 6, 24, 17, 56, 20);
const password = 'cda20ea47ca2e8f01d9dd8aa9eb7e7937562f5be6982ea82d46c582c4a476b3f';

test('a device logs in by its deviceId', () => {
  expect(generateCredentials({ deviceId: 'D39564861q3gDa', secret: '12345678', time })).toEqual({
    clientId: 'D39564861q3gDa_0_0_2018072417',
    username: 'D39564861q3gDa',
    password,
  });
});

test('a device logs in by its nodeId', () => {
  expect(generateCredentials({ nodeId: 'mqtt_sdk05', secret: '12345678', signType: 1, time })).toEqual({
    clientId: 'mqtt_sdk05_2_1_2018072417',
    username: 'mqtt_sdk05',
    password,
  });
});

test('an unregistered device logs in with the productId as user name and the secret of the product', () => {
  expect(generateCredentials({ productId: '8ab780ed', nodeId: '11223344', secret: '12345678', time })).toEqual({
    clientId: '8ab780ed_11223344_1_0_2018072417',
    username: '8ab780ed',
    password,
  });
});
