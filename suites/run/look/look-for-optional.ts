import type { CommandOutcome } from '../../../mock-platform/commands/command-exchange.ts';
import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { validCommand } from '../../arbitraries/commands.ts';
import { sample } from '../../arbitraries/sample.ts';
import { isAnswerOtherwise } from '../../scenarios/answered-otherwise.ts';
import { listensInOtherGeneration } from '../../scenarios/other-generation.ts';
import type { OptionalRequests, Playbook } from '../../scenarios/playbook.ts';
import type { Rig } from '../../scenarios/rig.ts';

/** A request that was not answered by then is followed by the next one, ms. */
const nextMs = 1000;

/**
 * Asks a device that is on line for what it may take or not: three requests of a kind at most, each with its whole wait. One that leaves all
 * of them without any answer, and is alive, takes none.
 * @returns what it does not take
 */
export async function lookForOptional(
  rig: Rig,
  playbook: Playbook,
  wanted: readonly OptionalRequests[],
): Promise<OptionalRequests[]> {
  const { declaration } = rig.options;
  const command = declaration.commands ? plainCommand(rig, playbook) : undefined;
  const life = command && send(rig, playbook, command);
  const taken = await Promise.all(wanted.map((one) => isTaken(rig, playbook, one)));
  if (!taken.includes('silent')) return [];
  // What answers nothing at all, or is gone, has another fault, which the run tells.
  const answers = life === undefined || taken.includes('taken') || (await life).outcome === 'answered';
  return rig.online && answers ? wanted.filter((_, at) => taken[at] === 'silent') : [];
}

function plainCommand({ options }: Rig, { bytesOf }: Playbook): CommandRequest | undefined {
  const { model, declaration, seed } = options;
  const commands = validCommand(model, { maxBytes: declaration.maxCommandBytes, bytesOf });
  return commands && sample(commands, seed, 1)[0];
}

async function isTaken(rig: Rig, playbook: Playbook, { draw }: OptionalRequests): Promise<'taken' | 'silent'> {
  const { model, declaration, seed } = rig.options;
  const requests = draw(model, declaration.maxCommandBytes, seed);
  const after = rig.now;
  const open: Promise<CommandOutcome>[] = [];
  for (const request of requests) {
    const sent = send(rig, playbook, request);
    open.push(sent);
    const answered = sent.then(({ outcome }) => outcome !== 'timed-out');
    if (await Promise.race([answered, rig.until(() => false, { ms: nextMs, after: rig.now }).then(() => false)])) break;
    // One that listens elsewhere will not answer.
    if (listensInOtherGeneration(rig.journal.entries, playbook.generation)) return 'taken';
  }
  const outcomes = await Promise.race([Promise.all(open), firstOther(open)]);
  if (outcomes.some(({ outcome }) => outcome !== 'timed-out')) return 'taken';
  const isOtherwise = rig.journal.entries.some((entry) => entry.seq > after && isAnswerOtherwise(entry));
  return requests.length === 0 || isOtherwise ? 'taken' : 'silent';
}

/** As soon as one of them is answered, the others need not be waited for. */
function firstOther(open: readonly Promise<CommandOutcome>[]): Promise<CommandOutcome[]> {
  return new Promise((resolve) => {
    for (const one of open) void one.then((ended) => ended.outcome !== 'timed-out' && resolve([ended]));
  });
}

function send({ platform, deviceId, options }: Rig, { generation }: Playbook, request: CommandRequest) {
  const how = generation === 1 || generation === 2 ? { generation } : {};
  return platform.sendCommand(deviceId, { waitMs: options.waits.answerMs, ...request, ...how } as CommandRequest);
}
