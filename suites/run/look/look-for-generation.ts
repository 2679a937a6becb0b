import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { validCommand } from '../../arbitraries/commands.ts';
import { sample } from '../../arbitraries/sample.ts';
import type { GenerationNumber } from '../../configuration/generations.ts';
import type { Entry } from '../../rules/rule.ts';
import { isGreeting } from '../../scenarios/makes-ready.ts';
import { playbooks } from '../../scenarios/playbooks.ts';
import type { Rig } from '../../scenarios/rig.ts';
import { type Sign, signIn } from './shown-generation.ts';

/** A device that has been on line for so long without a word is asked something, ms. */
const quietMs = 600;
/** Some devices use topics of both generations. One that has used the earlier one's has so long to use the later one's, ms. */
const bothMs = 300;
/** The generation that is taken where nothing shows which: what devices are built for today. */
export const usualGeneration = 2 satisfies GenerationNumber;

/**
 * Starts a device, told no generation, on a platform that speaks all of them, and looks which one it uses. Who uses two speaks the later one.
 * @returns undefined when the device shows none in its time
 */
export async function lookForGeneration(rig: Rig): Promise<Sign | undefined> {
  const { waits, declaration } = rig.options;
  const began = performance.now();
  // One that only reports shows nothing before that.
  const ms = declaration.commands ? waits.startMs : Math.max(waits.startMs, waits.reportMs);
  const leftMs = () => Math.max(0, ms - (performance.now() - began));
  const after = rig.now;
  await rig.start();
  let sign: Sign | undefined;
  const shows = (entry: Entry) => {
    const found = signIn(entry);
    if (found && found.generation > (sign?.generation ?? 0)) sign = found;
    return found !== undefined;
  };
  const first = await rig.awaits('startMs', (entry) => shows(entry) || isGreeting(entry), { after, ms });
  if (!first) return undefined;
  if (!sign) await rig.until(shows, { ms: Math.min(quietMs, leftMs()), after: first.seq });
  if (!sign && rig.online) {
    ask(rig);
    await rig.until(shows, { ms: leftMs(), after: first.seq });
  }
  const isLater = (entry: Entry) => shows(entry) && sign?.generation === usualGeneration;
  if (sign && sign.generation !== usualGeneration) await rig.until(isLater, { ms: bothMs, after: first.seq });
  return sign;
}

/** What a device takes without a subscription can be asked of one that has used no topic; its answer shows itself. */
function ask({ platform, deviceId, options }: Rig): void {
  const { model, declaration, seed } = options;
  const { bytesOf, optional = [] } = playbooks[usualGeneration];
  const limits = { maxBytes: declaration.maxCommandBytes, bytesOf };
  const command = declaration.commands ? validCommand(model, limits) : undefined;
  const requests: CommandRequest[] = [
    ...(command ? sample(command, seed, 1) : []),
    ...optional.flatMap(({ draw }) => draw(model, limits.maxBytes, seed).slice(0, 1)),
  ];
  for (const request of requests) {
    platform.sendCommand(deviceId, { ...request, generation: usualGeneration }).catch(() => {});
  }
}
