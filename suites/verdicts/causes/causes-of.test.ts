import { expect, test } from 'vitest';
import { commandTopicOf } from '../../../mock-platform/generations/v1/messages-testing.ts';
import type { KnownFailure } from '../../configuration/known-failure.ts';
import { rules } from '../../rules/catalogue.ts';
import { findingsIn } from '../../rules/judge.ts';
import {
  answered,
  commandRedelivered,
  commandSent,
  type Event,
  exchange,
  journal,
  message,
  probeSent,
  silence,
  strayResponse,
} from '../../rules/testing.ts';
import { settleVerdicts } from '../settle-verdicts.ts';
import { sampleRun, sampleScenario } from '../testing/sample-run.ts';

/** What belongs together in a journal of these events, by these rules of the catalogue. */
function causes(
  ids: readonly string[],
  events: readonly (Event | readonly Event[])[],
  known: readonly KnownFailure[] = [],
) {
  const chosen = rules.filter(({ id }) => ids.includes(id));
  const entries = journal(...events);
  const scenario = sampleScenario('commands', { journal: entries, findings: findingsIn(chosen, entries) });
  return settleVerdicts(sampleRun({ rules: chosen, scenarios: [scenario], known })).causes;
}

const onCommandTopic = (mid: number) =>
  message(
    { msgType: 'deviceRsp', mid, errcode: 0 },
    {
      topic: commandTopicOf('lamp-1'),
      purpose: 'command',
    },
  ).slice(0, 1);
const topicAndCommand = ['V1-CMD-01', 'V1-TOPIC-06'];

test('nothing broken, nothing to tell', () => {
  expect(causes(['V1-CMD-01', 'V1-CMD-02'], [exchange()])).toEqual([]);
});

test('a command without an answer belongs to the answer that went elsewhere', () => {
  const [sent, unanswered] = silence({ mid: 2 });
  const found = causes(topicAndCommand, [exchange(), sent as Event, onCommandTopic(2), unanswered as Event]);
  expect(found).toEqual([{ rule: 'V1-TOPIC-06', alsoBroken: ['V1-CMD-01'] }]);
});

test('a second command without an answer, and with nothing in its place, is a separate cause', () => {
  const [sent, unanswered] = silence({ mid: 2 });
  const found = causes(topicAndCommand, [
    exchange(),
    sent as Event,
    onCommandTopic(2),
    unanswered as Event,
    exchange({ mid: 3 }),
    silence({ mid: 4 }),
  ]);
  expect(found).toEqual([
    { rule: 'V1-TOPIC-06', alsoBroken: [] },
    { rule: 'V1-CMD-01', alsoBroken: [] },
  ]);
});

test('two mistakes in one message are two causes', () => {
  const wrong = { msgType: 'deviceRsp', mid: '2', errcode: '0' };
  const found = causes(
    ['V1-CMD-04', 'V1-CMD-05'],
    [commandSent({ mid: 2 }), message(wrong), answered({ mid: 2, errcode: '0' }).slice(-1)],
  );
  expect(found?.map(({ rule, alsoBroken }) => [rule, alsoBroken])).toEqual([
    ['V1-CMD-04', []],
    ['V1-CMD-05', []],
  ]);
});

test('what is expected to be broken stays out, and takes nothing with it', () => {
  const [sent, unanswered] = silence({ mid: 2 });
  const events = [exchange(), sent as Event, onCommandTopic(2), unanswered as Event];
  expect(causes(topicAndCommand, events, [{ rule: 'V1-TOPIC-06', reason: 'firmware 1.2' }])).toEqual([
    { rule: 'V1-CMD-01', alsoBroken: [] },
  ]);
});

test('a device that answers each command twice has one cause, and redeliveries are none', () => {
  const again = (mid: number) => strayResponse({ mid }, 'repeated');
  const redelivered = commandRedelivered({ mid: 2 });
  const found = causes(
    ['V1-CMD-02', 'V1-CMD-17'],
    [
      exchange(),
      again(1),
      exchange({ mid: 2 }),
      redelivered,
      again(2),
      exchange({ mid: 3 }),
      again(3),
      exchange({ mid: 4 }),
    ],
  );
  expect(found).toEqual([{ rule: 'V1-CMD-02', alsoBroken: [] }]);
});

test('answers with the mid of the command before have one cause, whether they come too late or instead of others', () => {
  const [first, unanswered] = silence({ mid: 2 });
  const found = causes(
    ['V1-CMD-01', 'V1-CMD-07'],
    [
      exchange(),
      first as Event,
      strayResponse({ mid: 1 }, 'repeated'),
      unanswered as Event,
      commandSent({ mid: 3 }),
      strayResponse({ mid: 2 }, 'late'),
    ],
  );
  expect(found?.length).toBe(1);
});

test('a mid that overflows has one cause, in an answer to a command and in one to a message that is not a command', () => {
  const probe = probeSent({ kind: 'oversized', mid: 50_000 });
  const [first, unanswered] = silence({ mid: 40_000 });
  const found = causes(
    ['V1-CMD-03', 'V1-CMD-13'],
    [
      exchange(),
      first as Event,
      strayResponse({ mid: 40_000 - 65_536 }, 'unknown'),
      unanswered as Event,
      exchange({ mid: 2 }),
      probe,
      strayResponse({ mid: 50_000 - 65_536 }, 'unknown'),
      exchange({ mid: 3 }),
    ],
  );
  expect(found).toEqual([{ rule: 'V1-CMD-13', alsoBroken: ['V1-CMD-03'] }]);
});
