import { expect, test } from 'vitest';
import { bytes, journal, published } from '../../rules/v2/testing.ts';
import { meantAnswer } from './meant-answer.ts';

const own = '$oc/devices/lamp-1/sys';
const said = (topic: string, content: object) => {
  const [entry] = journal(published({ topic, channel: 'unknown', payload: bytes(content) }));
  return entry && meantAnswer(entry);
};

test('an answer on the topic for answers is one that lacks the request id', () => {
  expect(said(`${own}/commands/response`, { result_code: 3, paras: { a: 1 } })).toEqual({
    response: { errcode: 3, body: { a: 1 }, answer: { result_code: 3, paras: { a: 1 } }, v2: { family: 'command' } },
  });
  expect(said(`${own}/properties/set/response/`, {})?.response).toMatchObject({ v2: { family: 'set' } });
  expect(said(`${own}/properties/get/response`, { services: [] })?.response.body).toEqual([]);
});

test.each(['commands', 'properties/report', 'commands/response/x', 'shadow/get/response', 'commands/rsp'])(
  'what it publishes on %s is none',
  (path) => {
    expect(said(`${own}/${path}`, { result_code: 0 })).toBeUndefined();
  },
);
