import { describeFailure } from '../../rules/folds/answers-when.ts';
import { followCommands } from '../../rules/folds/follow-commands.ts';
import { defineRule, type Rule } from '../../rules/rule.ts';

/** For tests: three rules of the third generation. */
export const toyRules: readonly Rule[] = [
  defineRule({
    id: 'TOY-01',
    level: 'MUST',
    sentence: 'answers every command',
    source: 'this test',
    needs: ['commands'],
    judge: ({ exercised, broken, follow }) =>
      follow(followCommands, {
        answered: exercised,
        failed(failure) {
          exercised();
          return broken(describeFailure(failure));
        },
      }),
  }),
  defineRule({
    id: 'TOY-02',
    level: 'MUST',
    sentence: 'does what it is told gladly',
    source: 'this test',
    needs: ['commands'],
    judge: ({ exercised, broken }) => ({
      'command-answered'(entry) {
        exercised();
        const actual = String(entry.body);
        if (actual !== 'gladly')
          broken({ message: `It did it ${actual}.`, expected: 'gladly', actual, evidence: [entry] });
      },
    }),
  }),
  defineRule({
    id: 'TOY-03',
    level: 'SHOULD',
    sentence: 'tells what it has',
    source: 'this test',
    needs: ['reports'],
    judge: ({ exercised, broken }) => ({
      'message-received'(entry) {
        if (entry.kind === 'response') return;
        exercised();
        const actual = entry.unreadable ?? '';
        if (actual !== '') broken({ message: 'It is not understood.', expected: 'has …', actual, evidence: [entry] });
      },
    }),
  }),
];
