import { expect, test } from 'vitest';
import { deadReferences, problemsOf } from '../testing/async-api-problems.ts';
import { asyncApi } from './async-api.ts';
import { classifyTopic } from './topics.ts';

test('the document is an AsyncAPI 3 document', () => {
  expect(problemsOf(asyncApi())).toEqual([]);
});

test('a document with a mistake is none', () => {
  const { operations, ...rest } = asyncApi() as { operations: Record<string, object> };
  const mistaken = { ...rest, operations: { ...operations, report: { ...operations.report, action: 'publish' } } };
  expect(problemsOf(mistaken)).not.toEqual([]);
  expect(problemsOf({ ...asyncApi(), servers: { platform: { host: 'example.com' } } })).not.toEqual([]);
});

test('every reference leads somewhere', () => {
  expect(deadReferences(asyncApi())).toEqual([]);
  expect(deadReferences({ $ref: '#/nowhere' })).toEqual(['nowhere']);
});

test('every address is a topic that the mock platform knows', () => {
  const { channels } = asyncApi() as { channels: Record<string, { address: string }> };
  const registration = { productId: '{productId}', nodeId: '{nodeId}' };
  const purposes = Object.values(channels).map(({ address }) => classifyTopic(address, '{id}', registration).purpose);
  expect(purposes).toEqual(['data', 'command', 'data', 'command', 'registration', 'registration']);
});
