import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { type DrawnCommand, validCommand } from '../../arbitraries/commands.ts';
import { sample } from '../../arbitraries/sample.ts';
import { commandBytes } from '../../arbitraries/v1/command-bytes.ts';
import { type CommandMessage, plainForm, writeCommand } from '../../arbitraries/v1/forms.ts';
import type { Manner } from '../manner.ts';
import { paddedTo } from '../padded-to.ts';

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
  const shorter = shorterThan(request, model);
  const another = anotherThan(request, model);
  return [
    ...(codecMode === 'json' ? json : []),
    ...anyCodec,
    other({ trial: 'anotherMid', apply: (asked) => ({ ...asked, key: String(otherMid) }) }),
    ...(codecMode === 'json' && hasSpecialText(request.paras)
      ? [other({ trial: 'plainText', apply: inPlainText })]
      : []),
    ...(shorter ? [other({ trial: 'shorter', apply: (asked) => ({ ...asked, ...shorter }) })] : []),
    ...(another ? [other({ trial: 'anotherCommand', apply: (asked) => ({ ...asked, ...another }) })] : []),
  ];
}

const other = (manner: Manner): Manner => ({ ...manner, isOther: true });

/** Characters that take more than a byte, or an escape. */
const special = /[^\x20-\x7e]|["\\]/gu;

function hasSpecialText(paras: CommandRequest['paras'] = {}): boolean {
  return Object.values(paras).some((value) => typeof value === 'string' && value.search(special) >= 0);
}

/** The same command, as long, with plain characters in the place of others. */
function inPlainText(asked: CommandRequest): CommandRequest {
  const { serviceId, cmd, paras = {} } = asked;
  const plain = Object.entries(paras).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll(special, 'x') : value,
  ]);
  return { write: paddedTo(commandBytes({ serviceId, cmd, paras })), ...asked, paras: Object.fromEntries(plain) };
}

/** The same command with less in it, where there is such a one. */
function shorterThan({ serviceId, cmd, paras = {} }: CommandRequest, model: ProductModel) {
  const same = validCommand(model, {
    maxBytes: commandBytes({ serviceId, cmd, paras }) - 1,
    bytesOf: commandBytes,
    service: serviceId,
    command: cmd,
  });
  return same && sample(same, 1, 16).toSorted(byLength)[0];
}

/** The shortest of the commands with another name. */
function anotherThan({ serviceId, cmd }: CommandRequest, model: ProductModel) {
  const any = validCommand(model, { maxBytes: Number.MAX_SAFE_INTEGER, bytesOf: commandBytes });
  const drawn = any ? sample(any, 1, 64) : [];
  return drawn.filter((command) => command.serviceId !== serviceId || command.cmd !== cmd).toSorted(byLength)[0];
}

function byLength(a: DrawnCommand, b: DrawnCommand): number {
  return commandBytes(a) - commandBytes(b);
}
