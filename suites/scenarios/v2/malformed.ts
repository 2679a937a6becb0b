import type { CommandRequest, Probe } from '../../../mock-platform/commands/command-sender.ts';
import type { ProbeSent } from '../../../mock-platform/commands/events.ts';
import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import { sample } from '../../arbitraries/sample.ts';
import {
  anyMalformed,
  everyMalformed,
  oversized as oversizedRequest,
  type RequestProbe,
} from '../../arbitraries/v2/malformed.ts';
import { comesBackAfter } from '../comeback.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { isNoJson, pairs, survives, survivesOversized } from '../survives.ts';
import { drawPlainSets, everyGetOf } from './requests.ts';

export const malformed = defineScenario({
  name: 'malformed',
  title: 'malformed commands, property sets and property gets, each followed by a valid request',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const limits = { maxBytes: declaration.maxCommandBytes };
    for (const family of familiesOf(rig)) {
      // What shows with every seed comes first; chance adds to it.
      const always = everyMalformed(family, model, limits).map(as('malformed'));
      const drawn = sample(anyMalformed(family, model, limits), seed, 8).map(as('malformed'));
      const valid = validOf(rig, family);
      // One that never answers any is none that a malformed one harms: whether it lives on shows in commands, or in nothing.
      const answered = await rig.commands.sendAll([valid(), valid()]);
      const next = answered.length > 0 ? valid : undefined;
      await survives(rig, [...always, ...drawn].map(single), next);
      // Some devices survive one, and not a second one that follows at once.
      await survives(rig, pairs(always.filter(isNoJson).slice(0, 4)), next);
    }
    if (declaration.reconnects) {
      await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut after a malformed request'));
      await rig.commands.barrier();
    }
  },
});

export const oversized = defineScenario({
  name: 'oversized',
  title: 'a command and a property set longer than the size that the device declares',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const families = familiesOf(rig);
    for (const family of families) {
      // The platform's gets are short: one is padded only for a device that takes nothing else.
      if (family === 'get' && families.length > 1) continue;
      const drawn = sample(oversizedRequest(family, model, { maxBytes: declaration.maxCommandBytes }), seed, 3);
      await survivesOversized(rig, drawn.map(as('oversized')));
    }
  },
});

/** Valid requests of a family, in turn: a device that does not answer them any more may answer those of another. */
function validOf(rig: Rig, family: V2Family): () => CommandRequest {
  const valid = family === 'set' ? drawPlainSets(rig, 8) : family === 'get' ? everyGetOf(rig) : [];
  let nth = 0;
  return () => valid[nth++ % valid.length] ?? rig.commands.next;
}

function familiesOf({ options: { declaration } }: Rig): V2Family[] {
  const { commands, sets = false, gets = false } = declaration;
  return [
    ...(commands ? (['command'] as const) : []),
    ...(sets ? (['set'] as const) : []),
    ...(gets ? (['get'] as const) : []),
  ];
}

const as =
  (kind: ProbeSent['kind']) =>
  ({ payload, flaw, v2 }: RequestProbe): Probe => ({ kind, flaw, payload, v2 });

function single<T>(item: T): T[] {
  return [item];
}
