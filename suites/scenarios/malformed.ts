import type { ProbeSent } from '../../mock-platform/commands/events.ts';
import {
  everyMalformedCommand,
  everyNotACommand,
  malformedCommand,
  notACommand,
  oversizedCommand,
} from '../arbitraries/malformed.ts';
import type { Probe } from '../arbitraries/probe.ts';
import { sample } from '../arbitraries/sample.ts';
import { comesBackAfter, recovers } from './comeback.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

export const malformed = defineScenario({
  name: 'malformed',
  patient: true,
  title: 'malformed commands and messages that are none, each followed by a valid command',
  needs: ['commands', 'json'],
  exercises: ['V1-CMD-11', 'V1-CMD-19', 'V1-CMD-20'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const limits = { maxBytes: declaration.maxCommandBytes };
    // What shows with every seed comes first; chance adds to it.
    const always = everyMalformedCommand(model, limits);
    const drawn = sample(malformedCommand(model, limits), seed, 32);
    if (!(await survives(rig, 'malformed', [...always, ...drawn]))) return;
    // Some devices survive one, and not a second one that follows at once: two kinds, then what no parser takes.
    const twice = [...pairs(always.filter((_, at) => at % 8 === 0)), ...pairs(always.filter(isNoJson).slice(0, 4))];
    for (const pair of [...twice, ...pairs(drawn.slice(0, 4))]) {
      if (!(await survivesAll(rig, 'malformed', pair))) return;
    }
    if (declaration.reconnects) {
      await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut after a malformed command'));
      if (!(await rig.commands.barrier())) return;
    }
    const { topicId } = rig.session.identity;
    const strangers = [
      ...everyNotACommand(model, topicId, limits),
      ...sample(notACommand(model, topicId, limits), seed, 8),
    ];
    await survives(rig, 'not-a-command', strangers);
  },
});

export const oversized = defineScenario({
  name: 'oversized',
  title: 'a command longer than the size that the device declares',
  needs: ['commands', 'json'],
  exercises: ['V1-STREAM-03'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const drawn = oversizedCommand(model, declaration.maxCommandBytes);
    for (const { payload, flaw, mid } of rig.commands.few(sample(drawn, seed, 4))) {
      await rig.stage('oversized', async () => {
        await rig.commands.probe({ kind: 'oversized', flaw, payload, ...(mid !== undefined && { mid }) });
        await recovers(rig);
      });
    }
  },
});

/** Sends each probe, and after it a valid command: silence is shown by the answer to that one, not by waiting. */
async function survives(rig: Rig, kind: ProbeSent['kind'], probes: readonly Probe[]): Promise<boolean> {
  for (const group of rig.commands.inGroups(probes)) {
    if (!(await survivesAll(rig, kind, group))) return false;
  }
  return true;
}

async function survivesAll(rig: Rig, kind: ProbeSent['kind'], probes: readonly Probe[]): Promise<boolean> {
  for (const { payload, flaw, mid } of probes) {
    await rig.commands.probe({ kind, flaw, payload, ...(mid !== undefined && { mid }) });
  }
  return rig.commands.barrier();
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
