import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import type { Property } from '../../../mock-platform/product-model/model.ts';
import { sample } from '../../arbitraries/sample.ts';
import { edgeSets } from '../../arbitraries/v2/edge-sets.ts';
import { everyGet } from '../../arbitraries/v2/gets.ts';
import { requestBytes } from '../../arbitraries/v2/request-bytes.ts';
import { type DrawnRequest, getOf, servicesOf } from '../../arbitraries/v2/requests.ts';
import { validSet } from '../../arbitraries/v2/sets.ts';
import { isWithoutText } from '../../arbitraries/v2/settable.ts';
import type { Rig } from '../rig.ts';

/** Requests that wait for an answer at a time, where the device declares nothing. */
const usualInFlight = 20;

/** The most requests to have in flight at a time. */
export function inFlight({ options: { declaration } }: Rig): number {
  return declaration.commandsInFlight ?? usualInFlight;
}

/** Bounds for what is drawn of a family for the device. */
export function limitsOf({ commands }: Rig, family: V2Family) {
  return { maxBytes: commands.spared.maxBytes(family), bytesOf: requestBytes };
}

/** Property sets that fit the model, the first of them a plain one; none where the device takes none. */
export function drawSets(rig: Rig, count: number): DrawnRequest[] {
  const { model, seed, declaration } = rig.options;
  const sets = declaration.sets ? validSet(model, limitsOf(rig, 'set')) : undefined;
  return sets ? [...drawPlainSets(rig, 1), ...sample(sets, seed, count)].slice(0, count) : [];
}

/** Those without text in their values, if there are such: a device that fails for a text is not to fail for everything. */
export function drawPlainSets(rig: Rig, count: number): DrawnRequest[] {
  const { model, seed, declaration } = rig.options;
  if (!declaration.sets) return [];
  const limits = limitsOf(rig, 'set');
  const sets = validSet(model, { ...limits, isWanted: isWithoutText }) ?? validSet(model, limits);
  return sets ? sample(sets, seed, count) : [];
}

/** Sets in which every property has each of its edges: first those that show what they were set to. */
export function everyEdge(rig: Rig): DrawnRequest[] {
  const { model, declaration } = rig.options;
  if (!declaration.sets) return [];
  const { settable } = declaration;
  const shows = (serviceId: string, { propertyName }: Property) =>
    settable?.includes(`${serviceId}/${propertyName}`) ?? false;
  const limits = limitsOf(rig, 'set');
  const shown = settable ? edgeSets(model, { ...limits, isWanted: shows }) : [];
  return [...shown, ...edgeSets(model, { ...limits, isWanted: (...property) => !shows(...property) })];
}

/** Each property get that fits the model; none where the device answers none. */
export function everyGetOf({ options: { model, declaration } }: Rig): DrawnRequest[] {
  return declaration.gets ? everyGet(model) : [];
}

/** What shows the values of a set; none where the device answers no gets. */
export function getsAfter(rig: Rig, set: DrawnRequest): DrawnRequest[] {
  return rig.options.declaration.gets ? servicesOf(set).map(({ service_id }) => getOf(service_id)) : [];
}

/** Items of several lists in turn, until the longest is at its end; shorter ones begin anew. */
function inTurn<T>(...lists: readonly (readonly T[])[]): T[] {
  const full = lists.filter((list) => list.length > 0);
  const rounds = Math.max(0, ...full.map((list) => list.length));
  return Array.from({ length: rounds }, (_, at) => full.map((list) => list[at % list.length] as T)).flat();
}

/** Requests of all families that the device takes. */
export function ofEveryFamily(rig: Rig, count: number): CommandRequest[] {
  const commands = rig.commands.takesCommands ? rig.commands.draw(count) : [];
  return inTurn<CommandRequest>(commands, drawSets(rig, count), everyGetOf(rig)).slice(0, count);
}

/** Enough valid requests to know how fast the device is, and one of each family: of what it has answered none, nothing can be told apart. */
export async function warmUp(rig: Rig): Promise<void> {
  await rig.commands.warmUp();
  await rig.commands.sendAll([...drawPlainSets(rig, 1), ...everyGetOf(rig).slice(-1)]);
}
