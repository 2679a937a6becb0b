import { expect, test } from 'vitest';
import { phraseBook } from '../../../mock-platform/language/phrase-book.ts';
import { spokenPhrases } from '../../report/phrases.zh.ts';
import { storyOf } from '../../report/story/story-of.ts';
import type { TraceRow } from '../../result/conformance-result.ts';

const book = phraseBook(spokenPhrases);

test('messages of the first generation are told in Chinese', () => {
  const carried = (text: string) => ({ encoding: 'utf-8' as const, text, bytes: text.length });
  const trace: TraceRow[] = [
    {
      t: 0,
      from: 'platform',
      packet: 'PUBLISH',
      summary: '',
      connection: 1,
      payload: carried('{"msgType":"cloudReq","serviceId":"Lamp","cmd":"SET","mid":7,"paras":{"on":1}}'),
    },
    {
      t: 1,
      from: 'device',
      packet: 'PUBLISH',
      summary: '',
      connection: 2,
      payload: carried('{"msgType":"deviceRsp","mid":7,"errcode":0}'),
    },
  ];
  expect(storyOf({ trace }).map(({ parts: { head, on } }) => book(head) + book(on))).toEqual([
    '平台下发命令Lamp/SET，mid为7，参数为{"on":1}（连接1）',
    '设备响应mid 7，errcode为0（连接2）',
  ]);
});
