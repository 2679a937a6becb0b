import type { CommandFit } from '../../../mock-platform/commands/events.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { findCommand, validateParameters } from '../../../mock-platform/product-model/validate.ts';
import { mergeJudges } from '../merge-judges.ts';
import type { Entry, Rule } from '../rule.ts';
import type { Circumstance } from './command-log.ts';
import { followCommands } from './follow-commands.ts';

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
  'size',
  'text',
  'unclear',
  'qos',
  'mid-again',
  'mid-lower',
]);

/**
 * The judge of a rule that says: commands which do not fit the model are answered with an error.
 *
 * @param misfits how such a command stands to the model, and what was wrong with it, in words
 */
export function judgeRefusals(misfits: { readonly [fit in CommandFit]?: string }): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    const models = new Map<string, ProductModel>();
    const products = new Map<string, string>();
    const modelOf = (deviceId: string) => models.get(products.get(deviceId) ?? '');
    return mergeJudges(
      {
        'product-registered': ({ productId, model }) => void models.set(productId, model),
        'device-registered': ({ deviceId, productId }) => void products.set(deviceId, productId),
        'command-answered'(entry) {
          const flaw = misfits[entry.fit];
          if (flaw === undefined) return;
          exercised();
          if (entry.errcode !== 0) return;
          const values = forbiddenIn(entry, modelOf(entry.deviceId));
          const message = `It reported success for ${entry.serviceId}/${entry.cmd}: ${flaw}${values}.`;
          broken({ message, expected: 'a non-zero errcode', actual: 'errcode 0', evidence: [entry] });
        },
      },
      follow(followCommands, {
        failed({ command, kind, circumstances, evidence }) {
          const flaw = misfits[command.fit];
          if (flaw === undefined || otherwiseToBlame.has(circumstances[0] ?? 'ordinary')) return undefined;
          exercised();
          const did = kind === 'silent' ? 'did not answer' : 'broke off instead of answering';
          const values = forbiddenIn(command, modelOf(command.deviceId));
          const message = `It ${did} ${command.serviceId}/${command.cmd}: ${flaw}${values}.`;
          return broken({ message, expected: 'a deviceRsp with a non-zero errcode', actual: 'no answer', evidence });
        },
      }),
    );
  };
}

/** This number of wrong parameters is reported. */
const told = 3;

/** ` (level is 101, and the model allows at most 100)`. Nothing where the model has no such command. */
function forbiddenIn(
  { serviceId, cmd, paras }: Pick<Entry<'command-sent'>, 'serviceId' | 'cmd' | 'paras'>,
  model: ProductModel | undefined,
): string {
  const command = model && findCommand(model, serviceId, cmd);
  const misfits = command ? validateParameters(command, paras, '').filter(({ tolerated }) => !tolerated) : [];
  const words = misfits
    .slice(0, told)
    .map(
      ({ path, expected, actual }) =>
        `${path.replace(/^\./, '') || 'paras'} is ${actual === 'nothing' ? 'missing' : actual}, and the model allows ${expected}`,
    );
  return words.length === 0 ? '' : ` (${words.join('; ')})`;
}
