import type { CommandFit } from '../../../../mock-platform/commands/events.ts';
import { allRequests } from '../../folds/requests.ts';
import { commandFlaw } from '../../judges/request/command-flaws.ts';
import { judgeRefusals } from '../../judges/request/judge-refusals.ts';
import type { Rule } from '../../rule.ts';

/** Are commands that stand like this to the model answered with an errcode that is not zero? */
export function errcodeRefusals(misfits: { readonly [fit in CommandFit]?: string }): Rule['judge'] {
  return judgeRefusals({
    requests: allRequests,
    flawOf: commandFlaw(misfits),
    isSuccess: (code) => code === 0,
    code: 'errcode',
    successWords: () => 'errcode 0',
    response: 'a deviceRsp',
  });
}
