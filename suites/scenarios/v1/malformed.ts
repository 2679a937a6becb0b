import type { ProbeSent } from '../../../mock-platform/commands/events.ts';
import { sample } from '../../arbitraries/sample.ts';
import {
  everyMalformedCommand,
  everyNotACommand,
  malformedCommand,
  notACommand,
  oversizedCommand,
} from '../../arbitraries/v1/malformed.ts';
import type { Probe } from '../../arbitraries/v1/probe.ts';
import { comesBackAfter, recovers } from '../comeback.ts';
import { isolate, isSurvived } from '../isolation.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';

/** So many kinds of messages that harm the device show what there is to see. */
const enoughHarms = 3;

export const malformed = defineScenario({
  name: 'malformed',
  title: 'malformed commands and messages that are not commands, each followed by a valid command',
  needs: ['commands', 'json'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const limits = { maxBytes: declaration.maxCommandBytes };
    // What shows with every seed comes first; chance adds to it.
    const always = everyMalformedCommand(model, limits);
    const drawn = sample(malformedCommand(model, limits), seed, 32);
    await survives(rig, 'malformed', [...always, ...drawn].map(single));
    // Some devices survive one, and not a second one that follows at once: two kinds, then what no parser takes.
    const twice = [...pairs(always.filter((_, at) => at % 8 === 0)), ...pairs(always.filter(isNoJson).slice(0, 4))];
    await survives(rig, 'malformed', [...twice, ...pairs(drawn.slice(0, 4))]);
    if (declaration.reconnects) {
      await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut after a malformed command'));
      await rig.commands.barrier();
    }
    const { deviceId, v1 } = rig.session.identity;
    const { topicId } = v1 ?? { topicId: deviceId };
    const strangers = [
      ...everyNotACommand(model, topicId, limits),
      ...sample(notACommand(model, topicId, limits), seed, 8),
    ];
    await survives(rig, 'not-a-command', strangers.map(single));
  },
});

export const oversized = defineScenario({
  name: 'oversized',
  title: 'a command longer than the size that the device declares',
  needs: ['commands', 'json'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const drawn = oversizedCommand(model, declaration.maxCommandBytes);
    for (const { payload, flaw, mid } of rig.commands.few(sample(drawn, seed, 4))) {
      if (rig.commands.spared.isIn({ payload })) continue;
      const probe = { kind: 'oversized', flaw, payload, ...(mid !== undefined && { key: String(mid) }) } as const;
      const began = rig.now;
      const answers = await survivesOversized(rig, probe);
      if (!answers) await rig.commands.startAfresh();
      // Was it that command, or had the device come to its end in any case?
      const isLost = rig.journal.entries.some(({ seq, type }) => seq > began && type === 'command-unanswered');
      if (isLost && !(await survivesOversized(rig, probe))) await rig.commands.startAfresh();
    }
  },
});

async function survivesOversized(rig: Rig, probe: Parameters<Rig['commands']['probe']>[0]): Promise<boolean> {
  let answers = false;
  await rig.stage('oversized', async () => {
    await rig.commands.probe(probe);
    answers = await recovers(rig);
  });
  return answers;
}

/**
 * Sends each of these, and after it a valid command: silence is shown by the answer to that one, not by waiting. What harms the
 * device is sent alone to one that was just started; then the others have their turn.
 */
async function survives(rig: Rig, kind: ProbeSent['kind'], sent: readonly (readonly Probe[])[]): Promise<void> {
  const asProbe = ({ payload, flaw, mid }: Probe) => {
    return { kind, flaw, payload, ...(mid !== undefined && { key: String(mid) }) };
  };
  let harms = 0;
  let before: ReturnType<typeof asProbe>[] = [];
  for (const group of rig.commands.inGroups(sent)) {
    const probes = group.flat().map(asProbe);
    if (probes.some((probe) => rig.commands.spared.isIn(probe))) continue;
    if (await isSurvived(rig, probes)) {
      before.push(...probes);
      continue;
    }
    await isolate(rig, probes, before);
    before = [];
    harms += 1;
    if (harms >= enoughHarms) return;
  }
}

function single<T>(item: T): T[] {
  return [item];
}

function isNoJson({ payload }: Probe): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return false;
  } catch {
    return true;
  }
}

function pairs<T>(items: readonly T[]): T[][] {
  return items.flatMap((item, index) => (index % 2 === 0 ? [[item, ...items.slice(index + 1, index + 2)]] : []));
}
