import { expect, test } from 'vitest';
import * as codec from '../../../fixtures/codecs/lamp-codec.ts';
import { type Event, journal, message, published } from '../../rules/testing.ts';
import { meantAnswer } from './meant-answer.ts';

const text = JSON.stringify({ msgType: 'deviceRsp', mid: 7, errcode: 0, body: { level: 1 } });
const bytes = (value: string | Uint8Array) => Buffer.from(value);
const only = (events: Event | readonly Event[]) => journal(events).at(-1) ?? expect.fail('no entry');

test('an answer on the command topic is one', () => {
  const entry = only(published({ purpose: 'command', payload: bytes(text) }));
  expect(meantAnswer(entry, {})).toEqual({ key: '7', response: { errcode: 0, body: { level: 1 }, v1: { mid: 7 } } });
});

test('what is no answer there, and an answer where it belongs, are not', () => {
  const report = bytes(JSON.stringify({ msgType: 'deviceReq', data: [] }));
  expect(meantAnswer(only(published({ purpose: 'command', payload: report })), {})).toBeUndefined();
  expect(meantAnswer(only(published({ purpose: 'data', payload: bytes(text) })), {})).toBeUndefined();
});

test('bytes that the codec reads without the last of them are one', () => {
  // A response to mid 7 with errcode 0 and no members.
  const sent = Buffer.of(3, 0, 7, 0, 0, 0, 0, 0);
  const entry = { ...only(message({})), payload: Buffer.concat([sent, bytes('!')]), unreadable: 'too long' };
  expect(meantAnswer(entry as never, { codecMode: 'binary', codec })).toMatchObject({ key: '7' });
  expect(meantAnswer(entry as never, { codecMode: 'json' })).toBeUndefined();
  expect(meantAnswer({ ...entry, payload: sent } as never, { codecMode: 'binary', codec })).toBeUndefined();
});
