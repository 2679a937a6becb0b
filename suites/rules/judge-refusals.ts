import type { CommandFit } from '../../mock-platform/commands/events.ts';
import type { Circumstance } from './command-log.ts';
import { followCommands } from './follow-commands.ts';
import { mergeJudges } from './merge-judges.ts';
import type { Rule } from './rule.ts';

/** Silence under these says nothing of how the device refuses: it would have been silent to a valid command, too. */
const otherwiseToBlame: ReadonlySet<Circumstance> = new Set([
  'unproven',
  'pieces',
  'joined',
  'burst',
  'reconnected',
  'forbidden-packet',
  'oversized',
  'malformed',
]);

/**
 * The judge of a rule that says: commands which do not fit the model are answered with an error.
 *
 * @param misfits how such a command stands to the model, and what was wrong with it, in words
 */
export function judgeRefusals(misfits: { readonly [fit in CommandFit]?: string }): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      {
        'command-answered'(entry) {
          const flaw = misfits[entry.fit];
          if (flaw === undefined) return;
          exercised();
          if (entry.errcode !== 0) return;
          const message = `It reported success for ${entry.serviceId}/${entry.cmd}: ${flaw}.`;
          broken({ message, expected: 'a non-zero errcode', actual: 'errcode 0', evidence: [entry] });
        },
      },
      follow(followCommands, {
        failed({ command, kind, circumstances, evidence }) {
          const flaw = misfits[command.fit];
          if (flaw === undefined || otherwiseToBlame.has(circumstances[0] ?? 'ordinary')) return undefined;
          exercised();
          const did = kind === 'silent' ? 'did not answer' : 'broke off instead of answering';
          const message = `It ${did} ${command.serviceId}/${command.cmd}: ${flaw}.`;
          return broken({ message, expected: 'a deviceRsp with a non-zero errcode', actual: 'no answer', evidence });
        },
      }),
    );
}
