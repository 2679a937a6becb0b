import { expect, test } from 'vitest';
import { inJson } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { Entry } from '../rules/rule.ts';
import { generationIn } from './generation-in.ts';

const v1 = inJson;
const v2 = { channel: 'messages/up' };
const journal = (...entries: object[]) => entries as unknown as readonly Entry[];
const nameIn = (...entries: object[]) => generationIn(journal(...entries)).served.name;

test('a recording is of the generation whose topics a device used', () => {
  expect(nameIn({ type: 'published', v1, v2: undefined })).toBe('v1');
  expect(nameIn({ type: 'published', v1: undefined, v2 })).toBe('v2');
  expect(nameIn({ type: 'subscribed', filters: [{ filter: 'x' }, { filter: 'y', v2 }] })).toBe('v2');
  expect(nameIn({ type: 'published', v1 }, { type: 'published', v2 })).toBe('v2');
});

test('a log-in, and a product, may be of both: what was used counts, else the usual one', () => {
  const both = [
    { type: 'product-registered', v1 },
    { type: 'authenticated', v1: {}, v2: {} },
  ];
  expect(nameIn(...both, { type: 'published', v2 })).toBe('v2');
  expect(nameIn(...both)).toBe('v2');
  expect(nameIn({ type: 'authenticated', v2: {} })).toBe('v2');
  expect(nameIn({ type: 'authenticated', v1: {} })).toBe('v1');
  expect(nameIn()).toBe('v2');
});
