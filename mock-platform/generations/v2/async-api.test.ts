import { expect, test } from 'vitest';
import { deadReferences, problemsOf } from '../testing/async-api-problems.ts';
import { asyncApiOfV2 } from './async-api.ts';
import { messagesOfV2 } from './message-schemas.ts';
import { channels as all, classifyTopic } from './topics.ts';

interface Document {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: object }>>;
  readonly operations: Readonly<
    Record<string, { readonly channel: { readonly $ref: string }; readonly action: string }>
  >;
}

const document = asyncApiOfV2() as Document;

test('the document is an AsyncAPI 3 document, and every reference leads somewhere', () => {
  expect(problemsOf(document)).toEqual([]);
  expect(deadReferences(document)).toEqual([]);
});

/** What comes with the extended step. */
const missing = [
  'gateway/sub_devices/properties/report',
  'shadow/get',
  'shadow/get/response',
  'bootstrap/up',
  'bootstrap/down',
];

test('every topic of the core is in it', () => {
  const described = Object.values(document.channels).map(
    ({ address }) => classifyTopic(address, '{device_id}').v2?.channel,
  );
  expect(described.toSorted()).toEqual(all.filter((channel) => !missing.includes(channel)).toSorted());
});

test('a device sends on the topics that it may publish on, and receives on the others', () => {
  for (const { channel, action } of Object.values(document.operations)) {
    const { address } = document.channels[channel.$ref.split('/').at(-1) ?? ''] ?? expect.fail(channel.$ref);
    const isDown = classifyTopic(address, '{device_id}').purpose === 'command';
    expect([address, action]).toEqual([address, isDown ? 'receive' : 'send']);
  }
});

test('every message is on a channel', () => {
  const used = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
  expect(Object.keys(messagesOfV2).filter((name) => !used.includes(name))).toEqual([]);
});
