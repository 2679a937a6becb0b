import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { invalidCommand, unknownCommand, validCommand } from '../../arbitraries/commands.ts';
import { fullestTexts } from '../../arbitraries/fullest-texts.ts';
import { everySpacing, type JsonForm, plainJson } from '../../arbitraries/json-form.ts';
import { sample } from '../../arbitraries/sample.ts';
import { everyRequestForm, requestForm } from '../../arbitraries/v2/forms.ts';
import { getOfUnknownService } from '../../arbitraries/v2/gets.ts';
import { invalidSet, setOfUnknownProperty, setOfUnknownService } from '../../arbitraries/v2/refused-sets.ts';
import { sendAtOnce } from '../bursts.ts';
import { paddedTo } from '../padded-to.ts';
import { redeliverEach } from '../redelivery.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { drawSets, everyGetOf, inFlight, limitsOf, warmUp } from './requests.ts';
import { writtenAs } from './written-as.ts';

export const commands = defineScenario({
  name: 'commands',
  title: 'valid commands from the product model: one by one, at both QoS, and many at once',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    if (!(await rig.commands.answersCommands())) return rig.stopping();
    const drawn = rig.commands.draw(64);
    const [again = rig.commands.plainest] = await rig.commands.sendAll(drawn);
    await rig.commands.sendAll(fullestTexts(drawn, rig.options.model, limitsOf(rig, 'command')));
    await rig.commands.sendAll([again, again]);
    await rig.commands.sendAll(drawn.slice(0, 8).map((command) => ({ ...command, qos: 0 })));
    // Short ones after long ones: a buffer that was not emptied shows then.
    const longest = atFullSize(rig, rig.commands.distinct(rig.commands.draw(8)).slice(0, 4));
    for (const [at, full] of longest.entries()) {
      await rig.commands.sendAll([full, rig.commands.otherThan(full, longest[at + 1] ?? full)]);
    }
    const most = inFlight(rig);
    for (const size of most > 1 ? [2, 4, 8, 16, 20, 20] : []) await burst(rig, Math.min(size, most));
    await rig.stopping();
  },
});

export const forms = defineScenario({
  name: 'forms',
  title: 'the same requests in every form that JSON allows, with members that the device does not know, at both QoS',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    await warmUp(rig);
    const { seed } = rig.options;
    const chosen = [...rig.commands.few(everyRequestForm), ...sample(requestForm(), seed, 24)];
    const sets = drawSets(rig, 16);
    const commands = (await rig.commands.answersCommands()) ? rig.commands.distinct(rig.commands.draw(32)) : [];
    // What is answered late takes its time: it comes last.
    const families = rig.commands.usesStandIns ? [sets, everyGetOf(rig), commands] : [commands, sets, everyGetOf(rig)];
    for (const requests of families) {
      // A device that answers at one QoS alone has to have answered something, for that to be told.
      await rig.commands.sendAll(requests.slice(0, 4).map((request) => ({ ...request, qos: 0 })));
      const inForms = requests.length === 0 ? [] : chosen;
      await rig.commands.sendAll(
        inForms.map((form, at) => ({
          ...(requests[at % requests.length] ?? rig.commands.plainest),
          write: inForm(rig, form),
        })),
      );
      // One that says nothing is an empty object, with white space in it or around it.
      const bare = requests.filter(({ paras }) => Object.keys(paras).length === 0).slice(0, 1);
      await rig.commands.sendAll(
        bare.flatMap((request) =>
          rig.commands
            .few(everySpacing)
            .map((spacing) => ({ ...request, write: inForm(rig, { ...plainJson, ...spacing }) })),
        ),
      );
    }
    const taken = await rig.commands.sendAll(sets.slice(0, 2));
    await rig.commands.sendAll(atFullSize(rig, taken));
  },
});

export const refusals = defineScenario({
  name: 'refusals',
  title: 'requests that the product model does not have, and values that it forbids',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    const { model, seed, declaration } = rig.options;
    await warmUp(rig);
    const ofCommands = limitsOf(rig, 'command');
    const ofSets = limitsOf(rig, 'set');
    const wrong = [
      ...((await rig.commands.answersCommands())
        ? [unknownCommand(model, ofCommands), invalidCommand(model, ofCommands)]
        : []),
      ...(declaration.sets
        ? [setOfUnknownService(model, ofSets), setOfUnknownProperty(model, ofSets), invalidSet(model, ofSets)]
        : []),
      ...(declaration.gets ? [getOfUnknownService(model)] : []),
    ];
    for (const arbitrary of wrong) {
      if (!arbitrary) continue;
      const before = rig.commands.silences;
      for (const group of rig.commands.inGroups<CommandRequest>(sample(arbitrary, seed, 16))) {
        await rig.commands.sendAll(group, { mayBeSilent: true });
        // Silence costs a wait: two examples of it tell as much as sixteen.
        if (rig.commands.silences - before >= 2) break;
      }
      await rig.commands.barrier();
    }
  },
});

export const redelivery = defineScenario({
  name: 'redelivery',
  title: 'requests are delivered a second time with DUP, as after a lost PUBACK',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    await warmUp(rig);
    const commands = (await rig.commands.answersCommands()) ? rig.commands.draw(4) : [];
    const families = [commands, drawSets(rig, 4), everyGetOf(rig).slice(0, 4)];
    for (const requests of families) await redeliverEach(rig, rig.commands.few<CommandRequest>(requests));
  },
});

/** Requests of exactly the declared size, by white space where what they say does not reach it. */
function atFullSize(rig: Rig, requests: readonly CommandRequest[]): CommandRequest[] {
  const { maxCommandBytes } = rig.options.declaration;
  return requests.map((request) => ({ ...request, write: paddedTo(maxCommandBytes, rig.commands.ordinaryWriting) }));
}

/** Where what the device takes is written in another way, the plain form is one of its own. */
function inForm(rig: Rig, form: JsonForm): NonNullable<CommandRequest['write']> {
  const written = writtenAs(form, { maxBytes: rig.options.declaration.maxCommandBytes });
  const isOwn = written.form === 'plain' && rig.commands.hasManner;
  return isOwn ? { ...written, form: "the platform's own order and no white space" } : written;
}

/** Commands sent without waiting for each other: the echo command where there is one. */
async function burst(rig: Rig, size: number): Promise<void> {
  const { model, declaration, seed } = rig.options;
  const limits = limitsOf(rig, 'command');
  const [service, command] = declaration.echoCommand?.split('/') ?? [];
  const echo = service && command ? validCommand(model, { ...limits, service, command }) : undefined;
  const arbitrary = echo ?? validCommand(model, limits);
  if (arbitrary) await sendAtOnce(rig, sample(arbitrary, seed + size, size));
}
