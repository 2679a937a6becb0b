import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import { commandMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rules as catalogue } from '../rules/catalogue.ts';
import type { Entry } from '../rules/rule.ts';
import { playScenario } from '../run/play-scenario.ts';
import { type LampHabits, lampDevice, lampRun, visit } from '../run/testing.ts';
import { paddedTo } from './padded-to.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

const products = await readTrialProducts();
const judged = catalogue.filter(({ id }) => /^V1-(CMD|STREAM)-/.test(id));
const waits = { startMs: 2000, answerMs: 300, reportMs: 300, reconnectMs: 400 };
const level = (value: number) => ({ serviceId: 'Brightness', cmd: 'LEVEL', paras: { value } });
const spaced = { form: 'a space after each comma', bytes: (message: object) => spacedOut(message) };
const answer = (mid: number) => ({ msgType: 'deviceRsp', mid, errcode: 0 });

function spacedOut(message: object): Buffer {
  return Buffer.from(JSON.stringify(message).replaceAll(',', ', '));
}

type Message = Readonly<Record<string, unknown>>;

/** A lamp that leaves some commands unanswered, by what is in them, and ends at others. */
function lamp(habit: {
  readonly silentAt?: (message: Message) => boolean;
  readonly endsAt?: (message: Message) => boolean;
}) {
  let silent = false;
  const habits: LampHabits = {
    onMessage: (message, { exit }) => {
      silent = habit.silentAt?.(message) === true || habit.endsAt?.(message) === true;
      if (habit.endsAt?.(message)) exit(7);
    },
    onCommand: (mid) => (silent ? undefined : answer(mid)),
  };
  return lampDevice(habits);
}

/** What is told of the device when the rig asks it this, once it has answered a command, and what it was sent. */
async function told(device: ReturnType<typeof lamp>, ask: (rig: Rig) => Promise<unknown>) {
  const scenario = visit('visit', {
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.barrier();
      await ask(rig);
    },
  });
  const { findings, journal } = await playScenario(scenario, { ...lampRun(device), waits }, judged);
  const messages = findings.flatMap(({ rule, violations }) => violations.map(({ message }) => `${rule.id} ${message}`));
  const sent = journal.filter((entry) => entry.type === 'command-sent');
  return { messages, sent, starts: journal.filter(({ type }) => type === 'device-started').length };
}

const isSeven = ({ paras }: Message) => (paras as { value?: unknown } | undefined)?.value === 77;

test('what is silent for its own reason is asked again, then something else, and the scenario goes on', async () => {
  const { messages, sent, starts } = await told(lamp({ silentAt: isSeven }), async (rig) => {
    await rig.commands.ask(level(77));
    await rig.commands.ask(level(5));
  });
  expect(messages).toEqual(['V1-CMD-01 It did not answer Brightness/LEVEL with mid 2.']);
  expect(sent.map(({ again }) => again)).toContain('2');
  expect(sent.at(-1)).toMatchObject({ paras: { value: 5 } });
  expect(starts).toBe(1);
});

test('before a long command is blamed for its form, one as long in the plain form is tried', async () => {
  const long = { ...level(5), write: { form: 'a member more', bytes: (message: object) => withMember(message, 300) } };
  const device = lamp({ silentAt: ({ more }) => more !== undefined });
  const { messages, sent } = await told(device, (rig) => rig.commands.ask(long));
  expect(sent.map(({ form }) => form)).toContain(`${sent[1]?.payload.length} bytes long`);
  expect(messages).toEqual([expect.stringMatching(/^V1-CMD-10 It did not answer .* written with a member more\.$/)]);
});

function withMember(message: object, bytes: number): Buffer {
  return Buffer.from(JSON.stringify({ ...message, more: 'x'.repeat(bytes) }));
}

test('a device that ends at a command, however it is written, is told so once, and is not sent it again', async () => {
  let isSpared = false;
  const { messages, sent } = await told(lamp({ endsAt: isSeven }), async (rig) => {
    await rig.commands.ask({ ...level(77), write: spaced });
    isSpared = rig.commands.spared.has(level(77));
  });
  expect(isSpared).toBe(true);
  expect(messages.filter((message) => !message.startsWith('V1-CMD-01 It ended instead of answering'))).toEqual([]);
  expect(messages).not.toEqual([]);
  expect(sent.filter(({ paras }) => paras.value === 77).map(({ form }) => form)).toEqual([
    'a space after each comma',
    undefined,
  ]);
});

test('of several that were lost with the connection, the one that ends the device is found', async () => {
  const { messages } = await told(lamp({ endsAt: isSeven }), async (rig) => {
    const requests = [level(1), level(77), level(3)];
    await rig.stage('burst', async () => {
      const outcomes = await Promise.all(requests.map((request) => rig.commands.send(request, { mayBeSilent: true })));
      await rig.commands.goOnAfter(level(1), outcomes);
    });
  });
  expect(messages.every((message) => message.startsWith('V1-CMD-01 It ended'))).toBe(true);
});

test('a device that has fallen silent for good is started anew, and what it failed at is asked once more', async () => {
  let deaf = false;
  const device = lamp({
    silentAt: (message) => {
      deaf ||= isSeven(message);
      return deaf;
    },
  });
  const { starts } = await told(device, (rig) => rig.commands.ask(level(77)).catch(() => undefined));
  expect(starts).toBeGreaterThan(1);
});

test('a device that has been silent for as long as it may sleep is not waited for at length', async () => {
  let deaf = false;
  const device = lamp({
    silentAt: (message) => {
      deaf ||= isSeven(message);
      return deaf;
    },
  });
  const { sent } = await told(device, (rig) => rig.commands.ask(level(77)).catch(() => undefined));
  expect(Math.max(...sent.map(({ waitMs }) => waitMs))).toBe(waits.answerMs);
});

test('a device that does not answer a plain command after what came with others is started anew at once', async () => {
  let deaf = false;
  const device = lampDevice({
    onConnect: () => {
      deaf = false;
    },
    onMessage: (message) => {
      deaf ||= isSeven(message);
    },
    onCommand: (mid) => (deaf ? undefined : answer(mid)),
  });
  let plain = 0;
  await told(device, async (rig) => {
    const outcomes: CommandOutcome[] = [];
    await rig.stage('burst', async () => {
      outcomes.push(await rig.commands.send(level(77), { mayBeSilent: true }));
    });
    const after = rig.now;
    await rig.commands.goOnAfter(level(77), outcomes);
    const restart = rig.journal.entries.find(({ type, seq }) => type === 'device-started' && seq > after)?.seq ?? 0;
    const isBefore = ({ seq }: Entry) => seq > after && seq < restart;
    plain = rig.journal.entries.filter((entry) => entry.type === 'command-sent' && isBefore(entry)).length;
  });
  // One to see whether it is awake, and one to see whether it wakes.
  expect(plain).toBe(2);
});

test('a silent device that hangs up is no longer waited for to wake, and is asked when it is back', async () => {
  const device = moduleDevice(faultyDevice('single-byte-taken-for-the-end', { generation: 2, keepAliveSeconds: 3 }));
  const scenario = defineScenario({
    name: 'visit',
    title: 'a command in single bytes, and what is done about it',
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.warmUp();
      const outcomes: CommandOutcome[] = [];
      await rig.stage('pieces', async () => {
        const { faults } = rig.session.tap;
        faults.pieces = (frame) => Array.from({ length: frame.length - 1 }, (_, at) => at + 1);
        outcomes.push(await rig.commands.send(rig.commands.next, { mayBeSilent: true }));
        delete faults.pieces;
      });
      await rig.commands.goOnAfter(rig.commands.next, outcomes);
    },
  });
  const long = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };
  const settings = trialSettings({ device, generation: 2, waits: long }, products[2]);
  const { journal } = await playScenario(scenario, { ...settings, learns: true }, settings.rules);
  const hangsUp = journal.find((entry) => entry.type === 'connection-closed' && entry.by === 'device' && !entry.clean);
  const next = journal.find(({ type, seq }) => type === 'command-answered' && seq > (hangsUp?.seq ?? 0));
  const between = journal.filter(({ seq }) => seq > (hangsUp?.seq ?? 0) && seq < (next?.seq ?? 0));
  expect(between.map(({ type }) => type)).toContain('device-online');
  expect(between.map(({ type }) => type)).not.toContain('device-started');
});

test('padding is to the byte', () => {
  const message = commandMessage({ mid: 7, ...level(5) });
  expect(paddedTo(150).bytes(message)).toHaveLength(150);
});
