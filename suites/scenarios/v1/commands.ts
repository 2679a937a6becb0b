import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { type CommandLimits, invalidCommand, unknownCommand, validCommand } from '../../arbitraries/commands.ts';
import { fullestTexts } from '../../arbitraries/fullest-texts.ts';
import { sample } from '../../arbitraries/sample.ts';
import { commandBytes } from '../../arbitraries/v1/command-bytes.ts';
import {
  type CommandForm,
  type CommandMessage,
  commandForm,
  describeForm,
  everyForm,
  fittingForm,
  writeCommand,
} from '../../arbitraries/v1/forms.ts';
import { boundaryMids } from '../../arbitraries/v1/mids.ts';
import { sendAtOnce } from '../bursts.ts';
import { paddedTo } from '../padded-to.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';

/** A few mids before they start again at 1. */
const beforeTheWrap = 65_532;

export const commands = defineScenario({
  name: 'commands',
  title: 'valid commands from the product model: one by one, with every boundary mid, at both QoS, and many at once',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    const drawn = rig.commands.draw(64);
    await rig.commands.warmUp();
    const [again = rig.commands.plainest] = await rig.commands.sendAll(drawn);
    await rig.commands.sendAll(fullestTexts(drawn, rig.options.model, limitsOf(rig)));
    await rig.commands.sendAll([again, again]);
    const turns = [again, rig.commands.otherThan(again)];
    const atBoundaries = boundaryMids.map((mid, at) => ({ ...(turns[at % 2] ?? again), key: String(mid) }));
    await rig.commands.sendAll(atBoundaries);
    await rig.commands.sendAll(atBoundaries);
    rig.platform.startKeysAt(rig.deviceId, String(beforeTheWrap));
    await rig.commands.sendAll(drawn.slice(0, 8));
    await rig.commands.sendAll(drawn.slice(0, 8).map((command) => ({ ...command, qos: 0 })));
    // Short ones after long ones: a buffer that was not emptied shows then.
    const longest = drawFullSize(rig, 4);
    for (const [at, full] of longest.entries()) {
      await rig.commands.sendAll([full, rig.commands.otherThan(full, longest[at + 1] ?? full)]);
    }
    for (const size of [2, 4, 8, 16, 32, 32]) await burst(rig, size);
    await rig.stopping();
  },
});

export const forms = defineScenario({
  name: 'forms',
  title: 'the same commands in every form that JSON allows, with members that the device does not know',
  needs: ['commands', 'json'],
  async play(rig) {
    await rig.startAndConnect();
    const drawn = rig.commands.draw(32);
    await rig.commands.warmUp();
    const inTurn = rig.commands.distinct(drawn);
    const forms = [...rig.commands.few(everyForm), ...sample(commandForm(), rig.options.seed, 24)];
    await rig.commands.sendAll(
      forms.map((form, at) => ({
        ...(inTurn[at % inTurn.length] ?? rig.commands.plainest),
        write: writeAs(rig, form),
      })),
    );
  },
});

export const refusals = defineScenario({
  name: 'refusals',
  title: 'commands that the product model does not have, and parameters that it forbids',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    const { model, seed } = rig.options;
    await rig.commands.warmUp();
    const limits = limitsOf(rig);
    for (const arbitrary of [unknownCommand(model, limits), invalidCommand(model, limits)]) {
      if (!arbitrary) continue;
      for (const group of rig.commands.inGroups(sample(arbitrary, seed, 24))) {
        await rig.commands.sendAll(group, { mayBeSilent: true });
        // Silence costs a wait: two examples of it tell as much as twenty-four.
        if (rig.commands.silences >= 2) break;
      }
      await rig.commands.barrier();
    }
  },
});

function limitsOf(rig: Rig): CommandLimits {
  return { maxBytes: rig.commands.spared.maxBytes('command'), bytesOf: commandBytes };
}

/** Commands of exactly the declared size, by white space where the parameters alone do not reach it. */
function drawFullSize(rig: Rig, count: number): CommandRequest[] {
  if (rig.options.codecMode === 'binary') return [];
  const maxBytes = rig.options.declaration.maxCommandBytes;
  return rig.commands
    .distinct(rig.commands.draw(count * 2))
    .slice(0, count)
    .map((command) => ({
      ...command,
      write: paddedTo(maxBytes, rig.commands.ordinaryWriting),
    }));
}

/** Commands sent without waiting for each other, the echo command among them where there is one. */
async function burst(rig: Rig, size: number): Promise<void> {
  const { model, declaration, seed } = rig.options;
  const { echoCommand } = declaration;
  const limits = limitsOf(rig);
  const [service, command] = echoCommand?.split('/') ?? [];
  const echo = service && command ? validCommand(model, { ...limits, service, command }) : undefined;
  const arbitrary = echo ?? validCommand(model, limits);
  if (!arbitrary) return;
  await sendAtOnce(rig, sample(arbitrary, seed + size, size));
}

/** For a device with its own manner, the plain form is one among others. */
function formInWords(rig: Rig, form: CommandForm): string {
  const words = describeForm(form);
  return words === 'plain' && rig.commands.hasManner ? "the platform's own order, hasMore 0 and no white space" : words;
}

function writeAs(rig: Rig, form: CommandForm): NonNullable<CommandRequest['write']> {
  const { maxCommandBytes } = rig.options.declaration;
  return {
    form: formInWords(rig, form),
    bytes: (message: CommandMessage) => writeCommand(message, fittingForm(message, form, maxCommandBytes)),
  };
}
