import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { commandBytes } from '../../arbitraries/v1/command-bytes.ts';
import { type CommandMessage, plainForm, writeCommand } from '../../arbitraries/v1/forms.ts';
import { other, otherCommands } from '../likewise.ts';
import type { Manner } from '../manner.ts';

/** Above the mids that are handed out at first, and below those of probes. */
const otherMid = 30_000;

const written = (layout: 'compact' | 'spaced'): CommandRequest['write'] => ({
  form: 'plain',
  bytes: (message: CommandMessage) => writeCommand(message, { ...plainForm, layout }),
});

const json: readonly Manner[] = [
  { trial: 'withoutHasMore', apply: (request) => ({ hasMore: false, ...request }) },
  { trial: 'inOrderOfTheTable', apply: (request) => ({ write: written('compact'), ...request }) as CommandRequest },
  { trial: 'spaced', apply: (request) => ({ write: written('spaced'), ...request }) as CommandRequest },
];

const anyCodec: readonly Manner[] = [
  { trial: 'atQos0', apply: (request) => ({ qos: 0, ...request }) },
  { trial: 'otherTopic', apply: (request) => ({ topicOf: 'other', ...request }) },
];

/** What to try of a command that stays unanswered, each with one change. */
export function manners(request: CommandRequest, codecMode: 'json' | 'binary', model: ProductModel): Manner[] {
  const others = otherCommands(request, model, commandBytes);
  return [
    ...(codecMode === 'json' ? json : []),
    ...anyCodec,
    other({ trial: 'anotherMid', apply: (asked) => ({ ...asked, key: String(otherMid) }) }),
    ...others.filter(({ trial }) => codecMode === 'json' || trial !== 'plainText'),
  ];
}
