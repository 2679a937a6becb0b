import { expect, test } from 'vitest';
import { rules as catalogue } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampDevice, lampRun, visit } from '../run/testing.ts';

const judged = catalogue.filter(({ id }) => id.startsWith('V1-CMD-'));
const spaced = {
  form: 'a space after each comma',
  bytes: (message: object) => Buffer.from(JSON.stringify(message).replaceAll(',', ', ')),
};
const plain = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 5 } };
const echo = { ...plain, write: spaced };

/** The rules that are broken by a lamp which repeats what it is asked to only then: the nth of its life, plain or not. */
async function brokenBy(repeats: (nth: number, isPlain: boolean) => boolean, before = 0) {
  let isPlain = false;
  let commands = 0;
  const device = lampDevice({
    onConnect: () => {
      commands = 0;
    },
    onText: (text) => {
      isPlain = !text.includes(', ');
      commands += 1;
    },
    onCommand: (mid) => ({
      msgType: 'deviceRsp',
      mid,
      errcode: 0,
      body: { value: repeats(commands, isPlain) ? 5 : 6 },
    }),
  });
  const scenario = visit('visit', {
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.sendAll(Array.from({ length: before }, () => plain));
      await rig.commands.ask(echo);
    },
  });
  const { declaration, ...options } = lampRun(device);
  const echoing = { ...options, declaration: { ...declaration, echoCommand: 'Brightness/LEVEL' } };
  const { findings } = await playScenario(scenario, echoing, judged);
  return findings.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule.id);
}

test('a form is not blamed for content that is wrong in the plain form, too, also where each command is answered', async () => {
  expect(await brokenBy(() => false)).toEqual(['V1-CMD-06']);
});

test('a form is not blamed for content that is wrong after so many commands, whatever they are', async () => {
  expect(await brokenBy((nth) => nth <= 4, 4)).toEqual(['V1-CMD-06']);
});

test('a form is blamed for content that is right in the plain form', async () => {
  expect(await brokenBy((_, isPlain) => isPlain, 4)).toEqual(['V1-CMD-10']);
});
