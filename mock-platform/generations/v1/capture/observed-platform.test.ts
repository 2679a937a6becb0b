import { generate, type Packet } from 'mqtt-packet';
import { expect, test } from 'vitest';
import * as codec from '../../../../fixtures/codecs/lamp-codec.ts';
import type { End } from '../../../capture/tcp-connections.ts';
import { conversation, framesOf, pcapOf } from '../../../capture/testing.ts';
import { generateCredentials } from '../credentials.ts';
import { dataTopic, lamp, lampModel } from '../testing.ts';
import { type CaptureOptions, readCapture } from './read-capture.ts';

const time = Date.UTC(2026, 0, 1);
const { clientId, username, password } = generateCredentials({ ...lamp, time });
const turn = (from: End, packet: Packet) => ({ from, bytes: generate(packet) });
const topics = {
  data: { json: dataTopic, binary: dataTopic.replace('/json', '/binary') },
  command: { json: dataTopic.replace('data/', 'command/'), binary: dataTopic.replace('data/json', 'command/binary') },
};
let packetId = 10;
const publish = (from: End, topic: string, payload: Uint8Array | string) => {
  packetId += 1;
  const flags = { qos: 1, retain: false, dup: false } as const;
  return turn(from, { cmd: 'publish', topic, payload: Buffer.from(payload), messageId: packetId, ...flags });
};
const login = [
  turn('client', {
    ...{ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 120 },
    ...{ clientId, username, password: Buffer.from(password) },
  } as Packet),
  turn('server', { cmd: 'connack', returnCode: 0, sessionPresent: false }),
];
const command = (mid: number) => ({
  ...{ msgType: 'cloudReq', mid, serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 3 } },
});
const sentCoded = (mid: number) => publish('server', topics.command.binary, codec.encode(command(mid)) ?? '');
const sentAsJson = (mid: number) => publish('server', topics.command.json, JSON.stringify(command(mid)));
/** A `deviceRsp` in the form of the codec: kind 3, mid, errcode 0, no members. */
const answerCoded = (mid: number) =>
  publish('client', topics.data.binary, Uint8Array.from([3, mid >> 8, mid & 0xff, 0, 0, 0, 0, 0]));
const answerAsJson = (mid: number) =>
  publish('client', topics.data.json, JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 }));

function read(turns: readonly { from: End; bytes: Uint8Array }[], options: CaptureOptions) {
  const { entries, notes } = readCapture(pcapOf(framesOf(conversation([...login, ...turns], { time }))), options);
  const story = entries.map(({ type }) => type).filter((type) => /^(command|response|message)-/.test(type));
  return { story, notes };
}

const withCodec = { model: lampModel, codec, codecMode: 'binary' } as const;

test('binary commands and their answers are not judged, and that is said', () => {
  expect(read([sentCoded(7), answerCoded(7), sentCoded(8), answerCoded(8)], withCodec)).toEqual({
    story: ['message-received', 'message-received'],
    notes: [
      '2 commands in codec mode binary: not judged, nor the answers: bytes cannot be turned back into a command.',
    ],
  });
});

test('a command in JSON between them is matched with its answer', () => {
  expect(read([sentCoded(7), sentAsJson(8), answerAsJson(8), answerCoded(7)], withCodec)).toMatchObject({
    story: ['command-sent', 'message-received', 'command-answered', 'message-received'],
    notes: [expect.stringMatching(/^1 command in codec mode binary/)],
  });
});

test('an answer without a command is one, when no command was binary', () => {
  expect(read([answerCoded(7)], withCodec)).toEqual({ story: ['message-received', 'response-unmatched'], notes: [] });
});

test('without the codec what is binary is not judged, nor is silence that it may have broken', () => {
  expect(read([sentAsJson(7), answerCoded(7), sentCoded(8)], { model: lampModel })).toEqual({
    story: ['command-sent', 'command-unanswered'],
    notes: [
      '1 publication in codec mode binary: not judged without the codec: give --codec.',
      '1 command in codec mode binary: not judged, nor the answers: bytes cannot be turned back into a command.',
    ],
  });
  const waiting = pcapOf(framesOf(conversation([...login, sentAsJson(7), answerCoded(7)], { time })));
  expect(readCapture(waiting).entries.find(({ type }) => type === 'command-unanswered')).toMatchObject({
    outcome: 'withdrawn',
  });
});
