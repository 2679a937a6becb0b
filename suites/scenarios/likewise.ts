import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { type BytesOf, type DrawnCommand, validCommand } from '../arbitraries/commands.ts';
import { sample } from '../arbitraries/sample.ts';
import type { Manner } from './manner.ts';
import { paddedTo } from './padded-to.ts';

/** Characters that take more than a byte, or an escape. */
const special = /[^\x20-\x7e]|["\\]/gu;

/** Other commands to try where one stays unanswered: in plain characters, shorter, of another name. Those that there are. */
export function otherCommands(request: CommandRequest, model: ProductModel, bytesOf: BytesOf): Manner[] {
  const shorter = shorterThan(request, model, bytesOf);
  const another = anotherThan(request, model, bytesOf);
  const inPlainText = (asked: CommandRequest) => plainly(asked, bytesOf);
  return [
    ...(hasSpecialText(request.paras) ? [other({ trial: 'plainText', apply: inPlainText })] : []),
    ...(shorter ? [other({ trial: 'shorter', apply: (asked) => ({ ...asked, ...shorter }) })] : []),
    ...(another ? [other({ trial: 'anotherCommand', apply: (asked) => ({ ...asked, ...another }) })] : []),
  ];
}

/** What shows by another command how to send this one, shows nothing about others. */
export function other(manner: Manner): Manner {
  return { ...manner, isOther: true };
}

function hasSpecialText(paras: CommandRequest['paras'] = {}): boolean {
  return Object.values(paras).some((value) => typeof value === 'string' && value.search(special) >= 0);
}

/** The same command, as long, with plain characters in the place of others. */
function plainly(asked: CommandRequest, bytesOf: BytesOf): CommandRequest {
  const { serviceId, cmd, paras = {} } = asked;
  const plain = Object.entries(paras).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll(special, 'x') : value,
  ]);
  return { write: paddedTo(bytesOf({ serviceId, cmd, paras })), ...asked, paras: Object.fromEntries(plain) };
}

/** The same command with less in it, where there is such a one. */
function shorterThan({ serviceId, cmd, paras = {} }: CommandRequest, model: ProductModel, bytesOf: BytesOf) {
  const same = validCommand(model, {
    maxBytes: bytesOf({ serviceId, cmd, paras }) - 1,
    bytesOf,
    service: serviceId,
    command: cmd,
  });
  return same && sample(same, 1, 16).toSorted(byLength(bytesOf))[0];
}

/** The shortest of the commands with another name. */
function anotherThan({ serviceId, cmd }: CommandRequest, model: ProductModel, bytesOf: BytesOf) {
  const any = validCommand(model, { maxBytes: Number.MAX_SAFE_INTEGER, bytesOf });
  const drawn = any ? sample(any, 1, 64) : [];
  return drawn
    .filter((command) => command.serviceId !== serviceId || command.cmd !== cmd)
    .toSorted(byLength(bytesOf))[0];
}

function byLength(bytesOf: BytesOf) {
  return (a: DrawnCommand, b: DrawnCommand) => bytesOf(a) - bytesOf(b);
}
