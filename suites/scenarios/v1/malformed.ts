import type { Probe } from '../../../mock-platform/commands/command-sender.ts';
import type { ProbeSent } from '../../../mock-platform/commands/events.ts';
import { sample } from '../../arbitraries/sample.ts';
import {
  everyMalformedCommand,
  everyNotACommand,
  malformedCommand,
  notACommand,
  oversizedCommand,
} from '../../arbitraries/v1/malformed.ts';
import type { Probe as DrawnProbe } from '../../arbitraries/v1/probe.ts';
import { comesBackAfter } from '../comeback.ts';
import { defineScenario } from '../scenario.ts';
import { isNoJson, pairs, survives, survivesOversized } from '../survives.ts';

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
    const always = everyMalformedCommand(model, limits).map(as('malformed'));
    const drawn = sample(malformedCommand(model, limits), seed, 32).map(as('malformed'));
    await survives(rig, [...always, ...drawn].map(single));
    // Some devices survive one, and not a second one that follows at once: two kinds, then what no parser takes.
    const twice = [...pairs(always.filter((_, at) => at % 8 === 0)), ...pairs(always.filter(isNoJson).slice(0, 4))];
    await survives(rig, [...twice, ...pairs(drawn.slice(0, 4))]);
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
    await survives(rig, strangers.map(as('not-a-command')).map(single));
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
    const drawn = sample(oversizedCommand(model, declaration.maxCommandBytes), seed, 4);
    await survivesOversized(rig, drawn.map(as('oversized')));
  },
});

const as =
  (kind: ProbeSent['kind']) =>
  ({ payload, flaw, mid }: DrawnProbe): Probe => ({
    kind,
    flaw,
    payload,
    ...(mid !== undefined && { key: String(mid) }),
  });

function single<T>(item: T): T[] {
  return [item];
}
