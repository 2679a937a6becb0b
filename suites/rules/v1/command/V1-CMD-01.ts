import { describeFailure } from '../../folds/answers-when.ts';
import { followCommands } from '../../folds/follow-commands.ts';
import { defineRule } from '../../rule.ts';

/** Failures under special circumstances are for the rules about those. */
const ordinary = new Set(['unproven', 'unclear', 'ordinary']);

export default defineRule({
  id: 'V1-CMD-01',
  level: 'MUST',
  sentence: "answers every valid command with one `deviceRsp` that carries the command's `mid`",
  source: 'ref 4.3, 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: ({ exercised, broken, follow }) =>
    follow(followCommands, {
      answered({ command }) {
        if (command.fit === 'valid') exercised();
      },
      failed(failure) {
        const { command, kind, circumstances } = failure;
        const isAnswered = kind === 'garbled';
        if (command.fit !== 'valid' || !(isAnswered || ordinary.has(circumstances[0] ?? ''))) return undefined;
        exercised();
        return isAnswered ? undefined : broken(describeFailure(failure));
      },
    }),
});
