import { expect, test } from 'vitest';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { validCommand } from '../../arbitraries/commands.ts';
import { sample } from '../../arbitraries/sample.ts';
import { requestBytes } from '../../arbitraries/v2/request-bytes.ts';
import { getOf, setOf } from '../../arbitraries/v2/requests.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { rulesOf } from '../../rules/catalogue.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { sendAtOnce } from '../bursts.ts';
import { paddedTo } from '../padded-to.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { sendJoined } from '../stream.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 2000, reportMs: 2000, reconnectMs: 20_000 };

const services = [{ service_id: 'Lamp01', properties: { brightness: 40 } }];
const set = setOf(services);
const get = getOf('Lamp01');
const stranger = setOf([{ ...services[0], service_id: 'lamp01' }] as typeof services, { fit: 'unknown-service' });
const inOneWrite = (rig: Rig, requests: readonly (typeof set | ReturnType<typeof echo>)[]) =>
  rig.stage('joined', () => sendJoined(rig, requests, (one) => rig.commands.send(one, { mayBeSilent: true })));
const spaced = {
  form: 'a space after each comma',
  bytes: (message: object) => Buffer.from(JSON.stringify(message).replaceAll(',', ', ')),
};
const say = (rig: Rig) => rig.platform.sendMessage(rig.deviceId, { content: 'hello', form: 'raw' });

/** A command whose texts are plain, or not. */
function echo(isPlain: boolean) {
  const limits = { maxBytes: 1000, bytesOf: requestBytes, service: 'Diagnostics', command: 'ECHO' };
  const valid = validCommand(products[2].model, limits);
  const drawn = valid ? sample(valid, 1, 64) : [];
  const wanted = drawn.filter(({ paras }) => /^[ -~]*$/.test(JSON.stringify(paras)) === isPlain);
  const [longest] = wanted.toSorted((a, b) => requestBytes(b) - requestBytes(a));
  if (!longest) throw new Error('no such command was drawn');
  return longest;
}

/** The rules that blame the device for what it left unanswered. */
async function blamed(fault: string, play: (rig: Rig) => Promise<unknown>): Promise<string[]> {
  const device = moduleDevice(faultyDevice(fault));
  const settings = { ...trialSettings({ device, generation: 2, waits }, products[2]), learns: false };
  const scenario = defineScenario({
    name: 'visit',
    title: 'a visit',
    async play(rig) {
      await rig.startAndConnect();
      // By then it has subscribed, and is asked at QoS 1.
      await rig.commands.barrier();
      await play(rig);
      await rig.commands.barrier();
    },
  });
  const { findings } = await playScenario(scenario, settings, rulesOf('v2'));
  const isSilence = ({ message }: { readonly message: string }) => message.startsWith('It did not answer');
  const broken = findings.flatMap(({ rule, violations }) => (violations.some(isSilence) ? [rule.id] : []));
  // What comes before its SUBACK comes at QoS 0.
  return broken.filter((id) => id !== 'V2-TOPIC-07').sort();
}

test.each<[string, string, string[], (rig: Rig) => Promise<unknown>]>([
  [
    'every tenth property set is passed over, also where it comes with others',
    'v2-set-ignores-every-tenth-command',
    ['V2-SET-01'],
    async (rig) => {
      await rig.commands.sendAll(Array.from({ length: 8 }, () => set));
      await inOneWrite(rig, [set, set, set]);
    },
  ],
  [
    'every eighth property set is passed over, also one of a service that it does not have',
    'set-eighth-ignored',
    ['V2-SET-01'],
    async (rig) => {
      await rig.commands.sendAll(Array.from({ length: 7 }, () => set));
      await rig.commands.send(stranger, { mayBeSilent: true });
    },
  ],
  [
    'every tenth property get is passed over, also after a message',
    'v2-get-ignores-every-tenth-command',
    ['V2-GET-01'],
    async (rig) => {
      await rig.commands.sendAll(Array.from({ length: 9 }, () => get));
      await say(rig);
      await rig.commands.send(get, { mayBeSilent: true });
    },
  ],
  [
    'a text beyond ASCII is passed over, also after a message',
    'v2-needs-ascii',
    ['V2-CMD-10'],
    async (rig) => {
      await rig.commands.sendAll([{ ...echo(true), write: paddedTo(900) }]);
      await say(rig);
      await rig.commands.send(echo(false), { mayBeSilent: true });
    },
  ],
  [
    'a property set is passed over at QoS 0, and not for its length',
    'v2-set-qos-0-passed-over',
    ['V2-SET-17'],
    async (rig) => {
      await rig.commands.sendAll([set]);
      await rig.commands.ask({ ...set, qos: 0, write: paddedTo(400) });
      await rig.commands.sendAll([set]);
    },
  ],
  [
    'what is too long is passed over, also when it is refused, after an event',
    'v2-buffer-of-128-bytes',
    ['V2-CMD-16'],
    async (rig) => {
      await rig.commands.sendAll([get]);
      await rig.platform.sendEvent(rig.deviceId, { payload: Buffer.from('{"services":[]}') });
      const { text, ...incomplete } = echo(true).paras;
      await rig.commands.sendAll([{ ...echo(true), paras: incomplete, write: paddedTo(200) }], { mayBeSilent: true });
    },
  ],
  [
    'a command is passed over that says the same as the one before, with a get between them',
    'command-remembered-by-content',
    [],
    async (rig) => {
      for (const one of [get, get]) {
        await rig.commands.sendAll([one]);
        await rig.commands.barrier();
      }
    },
  ],
  [
    'the same, also where such come at once, or in other forms',
    'command-remembered-by-content',
    ['V2-CMD-14'],
    async (rig) => {
      await rig.commands.warmUp();
      await rig.commands.sendAll([echo(true), { ...echo(true), write: spaced }]);
      await sendAtOnce(rig, [rig.commands.plainest, rig.commands.plainest]);
    },
  ],
])('%s', { timeout: 60_000 }, async (_, fault, rules, play) => {
  expect(await blamed(fault, play)).toEqual(rules);
});
