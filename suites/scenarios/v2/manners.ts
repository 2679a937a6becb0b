import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { type JsonForm, plainJson } from '../../arbitraries/json-form.ts';
import { requestBytes } from '../../arbitraries/v2/request-bytes.ts';
import { uuidsOf } from '../../arbitraries/v2/request-ids.ts';
import { other, otherCommands } from '../likewise.ts';
import type { Manner } from '../manner.ts';
import { writtenAs } from './written-as.ts';

const [otherId = ''] = uuidsOf('another request', 1);

const plain = (form: Partial<JsonForm>) => writtenAs({ ...plainJson, ...form }, { words: 'plain' });

/** What to try of a request that stays unanswered, each with one change. */
export function manners(request: CommandRequest, model: ProductModel): Manner[] {
  const isCommand = (request.v2?.family ?? 'command') === 'command';
  return [
    ...(isCommand ? [addressFirst] : []),
    { trial: 'spaced', apply: (asked) => ({ write: plain({ layout: 'spaced' }), ...asked }) },
    { trial: 'atQos0', apply: (asked) => ({ qos: 0, ...asked }) },
    other({ trial: 'anotherRequestId', apply: (asked) => ({ ...asked, key: otherId }) }),
    ...(isCommand ? otherCommands(request, model, requestBytes) : []),
  ];
}

/** The platform was seen to write `paras` first. */
const addressFirst: Manner = {
  trial: 'addressFirst',
  apply: (asked) => ({ write: plain({ picks: [1, 1] }), ...asked }),
};
