import fc from 'fast-check';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { CommandFit } from '../../mock-platform/commands/events.ts';
import type { Parameter, ProductModel } from '../../mock-platform/product-model/model.ts';
import { flawIn, type InvalidValue } from './invalid-values.ts';
import { nearMisses } from './near-misses.ts';
import { oneOf } from './one-of.ts';
import { invalidSlot, parameters, type Slot, validSlot } from './parameters.ts';

/** A command to send, before the platform gives it a key. */
export interface DrawnCommand {
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly fit: CommandFit;
  /** What does not fit the model, in words; absent in a valid command. */
  readonly flaw?: string;
}

/** Bytes of a command as its generation writes it, plainly or as the request says, with the longest key. */
export type BytesOf = (request: Pick<CommandRequest, 'serviceId' | 'cmd' | 'paras' | 'write'>) => number;

export interface CommandLimits {
  /** Most bytes of the message. */
  readonly maxBytes: number;
  readonly bytesOf: BytesOf;
}

export interface CommandChoice extends CommandLimits {
  /** serviceId to keep to. */
  readonly service?: string;
  /** Command name to keep to. */
  readonly command?: string;
}

type Address = Omit<DrawnCommand, 'paras'>;

/**
 * Commands that fit the model; parameters that are not required come and go. Shrinks towards the model's first command,
 * plain values, and no optional parameters. `undefined` when no command of the choice fits into `maxBytes`.
 */
export function validCommand(model: ProductModel, choice: CommandChoice): fc.Arbitrary<DrawnCommand> | undefined {
  const { service, command } = choice;
  return oneOf(
    addresses(model)
      .filter(({ serviceId }) => service === undefined || serviceId === service)
      .filter(({ cmd }) => command === undefined || cmd === command)
      .map(({ serviceId, cmd, paras }) => drawn({ serviceId, cmd, fit: 'valid' }, paras.map(validSlot), choice)),
  );
}

/**
 * Commands for a service that the model has not, or for a command that the service has not, some of them a letter away
 * from one that exists. `undefined` when none fits into `maxBytes`.
 */
export function unknownCommand(model: ProductModel, limits: CommandLimits): fc.Arbitrary<DrawnCommand> | undefined {
  const known = addresses(model);
  const [first = { cmd: 'SET', paras: [] }] = known;
  const strangeServices = nearMisses(model.services.map(({ serviceId }) => serviceId)).map((serviceId): Address => {
    const flaw = `no service ${JSON.stringify(serviceId)} in the model`;
    return { serviceId, cmd: first.cmd, fit: 'unknown-service', flaw };
  });
  const strangeCommands = model.services.map(({ serviceId, commands }) => {
    const names = commands.map(({ commandName }) => commandName);
    const elsewhere = known.map(({ cmd }) => cmd).filter((cmd) => !names.includes(cmd));
    const strange = [...new Set([...nearMisses(names), ...elsewhere])].map((cmd): Address => {
      const flaw = `no command ${JSON.stringify(cmd)} in service ${serviceId}`;
      return { serviceId, cmd, fit: 'unknown-command', flaw };
    });
    return anyOf(strange, commands[0]?.paras ?? [], limits);
  });
  return oneOf([anyOf(strangeServices, first.paras, limits), oneOf(strangeCommands)]);
}

/**
 * Commands of the model with exactly one parameter that the model forbids, or one required parameter missing.
 * `undefined` when the model has no command with parameters, or none that fits into `maxBytes`.
 */
export function invalidCommand(model: ProductModel, limits: CommandLimits): fc.Arbitrary<DrawnCommand> | undefined {
  return oneOf(
    addresses(model).flatMap(({ serviceId, cmd, paras }) =>
      paras.flatMap((wrong) => {
        const address = { serviceId, cmd, fit: 'invalid-parameters' } as const;
        const rest = paras.filter((para) => para !== wrong);
        const missing = { ...address, flaw: `parameter ${JSON.stringify(wrong.paraName)} missing` };
        return [
          wrong.required ? drawn(missing, rest.map(validSlot), limits) : undefined,
          spoiled(address, paras, wrong, limits),
        ];
      }),
    ),
  );
}

function spoiled(
  address: Address,
  paras: readonly Parameter[],
  wrong: Parameter,
  limits: CommandLimits,
): fc.Arbitrary<DrawnCommand> | undefined {
  const slots = paras.map((para) => (para === wrong ? invalidSlot(para) : validSlot(para)));
  return drawn(address, slots, limits)?.map((command) => {
    const { value, kind } = command.paras[wrong.paraName] as InvalidValue;
    const flaw = `parameter ${JSON.stringify(wrong.paraName)} is ${flawIn({ value, kind })}`;
    return { ...command, paras: { ...command.paras, [wrong.paraName]: value }, flaw };
  });
}

interface Addressed {
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: readonly Parameter[];
}

/** The model without commands that a device can carry out whatever their parameters are. */
export function onlyWithRequiredParas(model: ProductModel): ProductModel {
  const services = model.services.map((service) => ({
    ...service,
    commands: service.commands.filter(({ paras }) => paras.some(({ required }) => required)),
  }));
  return { ...model, services };
}

function addresses(model: ProductModel): Addressed[] {
  return model.services.flatMap(({ serviceId, commands }) =>
    commands.map(({ commandName, paras }) => ({ serviceId, cmd: commandName, paras })),
  );
}

function drawn(
  address: Address,
  slots: readonly Slot[],
  { maxBytes, bytesOf }: CommandLimits,
): fc.Arbitrary<DrawnCommand> | undefined {
  const room = maxBytes - bytesOf({ ...address, paras: {} });
  return room < 0 ? undefined : parameters(slots, room)?.map((paras) => ({ ...address, paras }));
}

/** Any of these addresses, with such parameters if they fit. */
function anyOf(
  wanted: readonly Address[],
  paras: readonly Parameter[],
  { maxBytes, bytesOf }: CommandLimits,
): fc.Arbitrary<DrawnCommand> | undefined {
  const bare = (address: Address) => bytesOf({ ...address, paras: {} });
  const fitting = wanted.filter((address) => bare(address) <= maxBytes);
  if (fitting.length === 0) return undefined;
  const room = maxBytes - Math.max(...fitting.map(bare));
  const values = parameters(paras.map(validSlot), room) ?? fc.constant({});
  return fc.tuple(fc.constantFrom(...fitting), values).map(([address, paras]) => ({ ...address, paras }));
}
