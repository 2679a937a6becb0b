import { expect, test } from 'vitest';
import { asV1Product, codingOf } from './product.ts';
import { lamp, lampModel } from './testing.ts';
import { writeCommand } from './write-command.ts';

const product = asV1Product({ productId: lamp.productId, model: lampModel });
const command = { key: '2016', serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 4 } };

test.each([
  [true, '{"msgType":"cloudReq","serviceId":"Brightness","mid":2016,"cmd":"LEVEL","paras":{"value":4},"hasMore":0}'],
  [false, '{"msgType":"cloudReq","serviceId":"Brightness","mid":2016,"cmd":"LEVEL","paras":{"value":4}}'],
])('a command carries hasMore when that is %j, and its mid as a number', (hasMore, text) => {
  const { payload, v1 } = writeCommand(command, product, hasMore);
  expect(Buffer.from(payload).toString()).toBe(text);
  expect(v1).toEqual({ mid: 2016, ...codingOf(product) });
});
