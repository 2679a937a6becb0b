import { expect, test } from 'vitest';
import { rules as catalogue } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampDevice, lampRun, visit } from '../run/testing.ts';

const judged = catalogue.filter(({ id }) => id.startsWith('V1-CMD-'));
const spaced = {
  form: 'a space after each comma',
  bytes: (message: object) => Buffer.from(JSON.stringify(message).replaceAll(',', ', ')),
};
const echo = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 5 }, write: spaced };

/** The rules that are broken by a lamp which never repeats what it is asked to, or only when it is asked plainly. */
async function brokenBy({ repeatsPlainOnes = false }) {
  let isPlain = false;
  const device = lampDevice({
    onText: (text) => {
      isPlain = !text.includes(', ');
    },
    onCommand: (mid) => ({
      msgType: 'deviceRsp',
      mid,
      errcode: 0,
      body: { value: isPlain && repeatsPlainOnes ? 5 : 6 },
    }),
  });
  const scenario = visit('visit', {
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.ask(echo);
    },
  });
  const { declaration, ...options } = lampRun(device);
  const echoing = { ...options, declaration: { ...declaration, echoCommand: 'Brightness/LEVEL' } };
  const { findings } = await playScenario(scenario, echoing, judged);
  return findings.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule.id);
}

test('a form is not blamed for content that is wrong in the plain form, too, also where each command is answered', async () => {
  expect(await brokenBy({})).toEqual(['V1-CMD-06']);
});

test('a form is blamed for content that is right in the plain form', async () => {
  expect(await brokenBy({ repeatsPlainOnes: true })).toEqual(['V1-CMD-10']);
});
