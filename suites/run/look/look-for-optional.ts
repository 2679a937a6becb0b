import type { CommandOutcome } from '../../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { validCommand } from '../../arbitraries/commands.ts';
import { sample } from '../../arbitraries/sample.ts';
import type { Entry } from '../../rules/rule.ts';
import { listensInOtherGeneration } from '../../scenarios/other-generation.ts';
import type { OptionalRequests, Playbook } from '../../scenarios/playbook.ts';
import type { Rig } from '../../scenarios/rig.ts';
import { isMeantFor, isMeantForSome } from './is-meant-for.ts';

/** A request that was not answered by then is followed by the next one, ms. */
const nextMs = 1000;

type Sent = Entry<'command-sent'>;

/** A request of a first look: as it was sent, if it was, and what becomes of it. */
interface Question {
  readonly sent: Sent | undefined;
  readonly outcome: Promise<CommandOutcome>;
}

/**
 * Asks a device that is on line for what it may take or not: three requests of a kind at most, each with its whole wait. One that leaves all
 * of them without any answer, and is alive, takes none. An answer that is wrong, or in the wrong place, is one here, and ends the waits.
 * @returns what it does not take
 */
export async function lookForOptional(
  rig: Rig,
  playbook: Playbook,
  wanted: readonly OptionalRequests[],
): Promise<OptionalRequests[]> {
  const asked: Sent[] = [];
  const ask = (request: CommandRequest): Question => {
    const { now } = rig;
    const outcome = send(rig, playbook, request);
    // One that has gone is not sent it.
    const isSent = (entry: Entry): entry is Sent => entry.type === 'command-sent' && entry.seq > now;
    const sent = rig.journal.entries.findLast(isSent);
    if (sent) asked.push(sent);
    return { sent, outcome };
  };
  const { declaration } = rig.options;
  const command = declaration.commands ? plainCommand(rig, playbook) : undefined;
  const life = command && ask(command);
  /** Does an entry show an answer to one of these, of whatever form? What may be that to the command counts from the second one on. */
  const shows = (own: readonly Question[]) => {
    const unclear = new Set<number>();
    return (entry: Entry) => {
      const sent = own.flatMap((one) => one.sent ?? []);
      if (sent[0] && isMeantForSome(entry, sent[0])) unclear.add(entry.seq);
      return unclear.size > (life ? 1 : 0) || sent.some((one) => isMeantFor(entry, one, asked));
    };
  };
  const taken = await Promise.all(
    wanted.map(async ({ draw }) => {
      const requests = draw(rig.options.model, declaration.maxCommandBytes, rig.options.seed);
      return requests.length === 0 || isTaken(rig, playbook, requests, { ask, shows });
    }),
  );
  if (!taken.includes(false)) return [];
  // What answers nothing at all, or is gone, has another fault, which the run tells.
  const answers =
    life === undefined ||
    taken.includes(true) ||
    rig.journal.entries.some((entry) => life.sent !== undefined && isMeantFor(entry, life.sent, asked)) ||
    (await life.outcome).outcome === 'answered';
  return rig.online && answers ? wanted.filter((_, at) => taken[at] === false) : [];
}

function plainCommand({ options }: Rig, { bytesOf }: Playbook): CommandRequest | undefined {
  const { model, declaration, seed } = options;
  const commands = validCommand(model, { maxBytes: declaration.maxCommandBytes, bytesOf });
  return commands && sample(commands, seed, 1)[0];
}

interface Asking {
  readonly ask: (request: CommandRequest) => Question;
  readonly shows: (own: readonly Question[]) => (entry: Entry) => boolean;
}

/** Is any of these answered, or does anything else end its wait? */
async function isTaken(
  rig: Rig,
  playbook: Playbook,
  requests: readonly CommandRequest[],
  { ask, shows }: Asking,
): Promise<boolean> {
  const own: Question[] = [];
  let show = () => {};
  const shown = new Promise<true>((resolve) => {
    show = () => resolve(true);
  });
  const isShown = shows(own);
  const end = rig.journal.subscribe((entry) => isShown(entry) && show());
  try {
    for (const request of requests) {
      const question = ask(request);
      own.push(question);
      void question.outcome.then(({ outcome }) => outcome !== 'timed-out' && show());
      if (await Promise.race([shown, passes(rig, nextMs)])) return true;
      // One that listens elsewhere will not answer.
      if (listensInOtherGeneration(rig.journal.entries, playbook.generation)) return true;
    }
    const ended = Promise.all(own.map(({ outcome }) => outcome));
    return await Promise.race([shown, ended.then((all) => all.some(({ outcome }) => outcome !== 'timed-out'))]);
  } finally {
    end();
  }
}

async function passes(rig: Rig, ms: number): Promise<false> {
  await rig.until(() => false, { ms, after: rig.now });
  return false;
}

function send({ platform, deviceId, options }: Rig, { generation }: Playbook, request: CommandRequest) {
  const how = generation === 1 || generation === 2 ? { generation } : {};
  return platform.sendCommand(deviceId, { waitMs: options.waits.answerMs, ...request, ...how } as CommandRequest);
}
