import type { CodecMode, V1Coding } from '../../../../mock-platform/generations/v1/own.ts';
import type { Event, Some } from '../../testing/journal.ts';
import { deviceDeclared, deviceRegistered, lampModel } from '../../testing/lamp.ts';

export const productRegistered = ({
  codecMode = 'json',
  ...some
}: Some<'product-registered'> & Partial<V1Coding> = {}): Event => ({
  type: 'product-registered',
  productId: 'lamp',
  v1: { codecMode },
  model: lampModel,
  ...some,
});

/** The product, its device, and what it declares to the harness. */
export const world = (codecMode: CodecMode = 'json'): Event[] => [
  productRegistered({ codecMode }),
  deviceRegistered(),
  deviceDeclared(),
];
