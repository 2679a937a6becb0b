import { malformedCommand, notACommand, oversizedCommand } from '../arbitraries/malformed.ts';
import { sample } from '../arbitraries/sample.ts';
import { comesBackAfter, recovers } from './comeback.ts';
import { defineScenario } from './scenario.ts';

export const malformed = defineScenario({
  name: 'malformed',
  title: 'malformed commands and messages that are none, each followed by a valid command',
  needs: ['commands', 'json'],
  exercises: ['V1-CMD-11', 'V1-CMD-19', 'V1-CMD-20'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { model, seed, declaration } = rig.options;
    const limits = { maxBytes: declaration.maxCommandBytes };
    for (const { payload, flaw, mid } of sample(malformedCommand(model, limits), seed, 64)) {
      await rig.commands.probe({ kind: 'malformed', flaw, payload, ...(mid !== undefined && { mid }) });
      // Silence is shown by the answer to a valid command after it, not by waiting.
      if (!(await rig.commands.barrier())) return;
    }
    if (declaration.reconnects) {
      await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut after a malformed command'));
      if (!(await rig.commands.barrier())) return;
    }
    for (const { payload, flaw, mid } of sample(notACommand(model, rig.session.identity.topicId, limits), seed, 16)) {
      await rig.commands.probe({ kind: 'not-a-command', flaw, payload, ...(mid !== undefined && { mid }) });
      if (!(await rig.commands.barrier())) return;
    }
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
    for (const { payload, flaw, mid } of sample(drawn, seed, 4)) {
      await rig.stage('oversized', async () => {
        await rig.commands.probe({ kind: 'oversized', flaw, payload, ...(mid !== undefined && { mid }) });
        await recovers(rig);
      });
    }
  },
});
