import { expect, test } from 'vitest';
import { rulesOf } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampDevice, lampRun } from '../run/testing.ts';
import { scenarioOfSteps } from '../run/try-steps.ts';
import type { Step } from '../scenarios/step.ts';
import { level, start } from './testing.ts';

const command = level(4);
const before: Step = { kind: 'commands', n: 4, command };
const probe: Step = {
  kind: 'probe',
  what: 'malformed',
  flaw: 'not JSON',
  payload: Buffer.from('{').toString('base64'),
};
const silent = ({ rule, violations }: { rule: { id: string }; violations: readonly { message: string }[] }) =>
  violations.some(({ message }) => message.startsWith('It did not answer')) ? [rule.id] : [];

/** Rules that blame a lamp which loses its nth command, whichever it is. */
async function blamed(nth: number, ...steps: readonly Step[]): Promise<string[]> {
  let count = 0;
  const device = lampDevice({
    onCommand: (mid) => (++count === nth ? undefined : { msgType: 'deviceRsp', mid, errcode: 0 }),
  });
  const options = { ...lampRun(device), waits: { startMs: 5000, answerMs: 300, reportMs: 300, reconnectMs: 300 } };
  const { findings } = await playScenario(scenarioOfSteps([start, ...steps], []), options, rulesOf('v1'));
  return findings.flatMap(silent);
}

test.each<[string, Step[], number]>([
  ['sent at QoS 0', [before, { kind: 'command', command: { ...command, qos: 0 } }], 5],
  ['sent in pieces', [before, { kind: 'pieces', command }], 5],
  ['of several in one write', [before, { kind: 'joined', commands: [command, command] }], 6],
  ['of several at once', [before, { kind: 'burst', commands: [command, command] }], 6],
  ['after a malformed one', [before, probe, { kind: 'command', command }], 5],
  [
    'with a lower mid than the one before',
    [before, { kind: 'command', command: { ...command, key: '60000' } }, { kind: 'command', command }],
    6,
  ],
])(
  'a command that is lost, and answered when it is sent once more, was not lost for being %s',
  async (_, steps, nth) => {
    expect(await blamed(nth, ...steps)).toEqual(['V1-CMD-01']);
  },
);
