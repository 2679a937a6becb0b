import type { EventRequest, MessageRequest } from '../../messages/message-sender.ts';
import type { CommandOutcome } from '../command-outcome.ts';
import type { CommandRequest } from '../command-sender.ts';
import { matches, savedBy } from './conditions.ts';
import { happened } from './happened.ts';
import { keyed } from './own-members.ts';
import type { ExpectedAnswer, ParsedAction, ParsedReaction, ScriptFunction } from './script-schema.ts';
import { ScriptStage, ScriptStopped, type StageParts } from './script-stage.ts';
import { fillIn } from './variables.ts';

type Path = readonly PropertyKey[];
type Step = ParsedReaction['do'][number];

export interface Performance extends StageParts {
  /** How the user finds a step: `morning.yaml:12:9`. */
  readonly placeOf: (path: Path) => string;
  readonly expectation: (expectation: { place: string; met: boolean; expected: string; actual: string }) => void;
}

/** A step could not be done; what follows it is left out. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly place: string;

  constructor(place: string, reason: string) {
    super(reason);
    this.place = place;
  }
}

/** Does steps one after another. @throws StepFailed; ScriptStopped */
export async function perform(steps: readonly Step[], path: Path, performance: Performance): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const here = [...path, index];
    try {
      await (typeof step === 'function' ? call(step, performance) : act(step, here, performance));
    } catch (error) {
      if (error instanceof ScriptStopped || error instanceof StepFailed) throw error;
      throw new StepFailed(performance.placeOf(here), error instanceof Error ? error.message : String(error));
    }
  }
}

async function call(step: ScriptFunction, performance: Performance): Promise<void> {
  await step(new ScriptStage(performance));
}

async function act(step: ParsedAction, path: Path, performance: Performance): Promise<void> {
  const { variables } = performance;
  if (step.repeat) return repeat(step.repeat, [...path, 'repeat'], performance);
  const stage = new ScriptStage(performance);
  const filled = fillIn(step, variables);
  const { send, malformed, bytes, cut, refuse, delay, restart, wait, expect } = filled;
  if (filled.set ?? filled.get) return askAndExpect(filled, path, stage, performance);
  if (filled.message) return sendMessage(filled.message, stage);
  if (filled.event) return stage.event(present(filled.event) as EventRequest);
  if (filled.desire) return stage.desire(filled.desire.services);
  if (send) return sendAndExpect(send, [...path, 'send'], stage, performance);
  if (malformed) {
    const payload = malformed.hex === undefined ? Buffer.from(malformed.text ?? '') : bytesOf(malformed.hex);
    return stage.malformed(payload, malformed.flaw, malformed.qos);
  }
  if (bytes) return stage.bytes(bytesOf(bytes.hex), bytes.flaw);
  if (cut !== undefined) return stage.cut(cut === true ? 'cut on purpose' : cut);
  if (refuse) return stage.refuse(refuse.returnCode, refuse.reason, refuse.times);
  if (delay) return stage.delay(delay.by, delay.for);
  if (restart) return stage.restart(restart.for);
  if (wait !== undefined) return stage.wait(wait);
  if (expect) return expectHappening(expect, path, stage, performance);
}

async function repeat(
  { times, every, do: steps }: NonNullable<ParsedAction['repeat']>,
  path: Path,
  performance: Performance,
): Promise<void> {
  for (let round = 1; round <= times; round += 1) {
    performance.variables.round = round;
    await perform(steps, [...path, 'do'], performance);
    if (every !== undefined && round < times) await new ScriptStage(performance).wait(every);
  }
}

async function sendAndExpect(
  { expect, paras, ...command }: NonNullable<ParsedAction['send']>,
  path: Path,
  stage: ScriptStage,
  performance: Performance,
): Promise<void> {
  if (typeof paras === 'string') throw new Error(`paras is ${JSON.stringify(paras)}: expected an object of parameters`);
  const request = { ...keyed(command), paras, ...waitOf(expect) } as CommandRequest;
  compare(await stage.send(request), expect, path, performance);
}

/** A property set or get, and what is expected of its answer. */
async function askAndExpect(
  { set, get }: Pick<ParsedAction, 'set' | 'get'>,
  path: Path,
  stage: ScriptStage,
  performance: Performance,
): Promise<void> {
  const { expect, key, qos, objectDeviceId } = { ...set, ...get };
  const how = {
    ...(key !== undefined && { key }),
    ...(qos !== undefined && { qos }),
    ...(objectDeviceId !== undefined && { v2: { objectDeviceId } }),
    ...waitOf(expect),
  };
  const outcome = set ? await stage.set(set.services, how) : await stage.get(get?.serviceId, how);
  compare(outcome, expect, [...path, set ? 'set' : 'get'], performance);
}

function waitOf(expect: ExpectedAnswer | undefined): { waitMs?: number } {
  return expect?.within === undefined ? {} : { waitMs: expect.within };
}

function compare(
  outcome: CommandOutcome,
  expect: ExpectedAnswer | undefined,
  path: Path,
  { expectation, placeOf, variables }: Performance,
): void {
  if (!expect) return;
  const met = isAnswer(outcome, expect);
  if (met && outcome.outcome === 'answered') Object.assign(variables, savedBy(patternOf(expect), outcome));
  expectation({ place: placeOf([...path, 'expect']), met, expected: answerText(expect), actual: outcomeText(outcome) });
}

function isAnswer(outcome: CommandOutcome, expected: ExpectedAnswer): boolean {
  if (outcome.outcome !== expected.outcome) return false;
  return outcome.outcome !== 'answered' || matches(outcome, patternOf(expected));
}

function patternOf({ errcode, body }: ExpectedAnswer): object {
  return { ...(errcode !== undefined && { errcode }), ...(body !== undefined && { body }) };
}

function answerText(expected: ExpectedAnswer): string {
  const { outcome, within } = expected;
  const pattern = patternOf(expected);
  const like = Object.keys(pattern).length > 0 ? `${outcome} with ${JSON.stringify(pattern)}` : outcome;
  return within === undefined ? like : `${like} within ${within} ms`;
}

function outcomeText(outcome: CommandOutcome): string {
  if (outcome.outcome !== 'answered') return outcome.outcome;
  const { errcode, body, latencyMs } = outcome;
  return `answered with ${JSON.stringify({ errcode, body })} after ${Math.round(latencyMs)} ms`;
}

async function sendMessage(
  { ttl, ...message }: NonNullable<ParsedAction['message']>,
  stage: ScriptStage,
): Promise<void> {
  await stage.message({ ...present(message), ...(ttl !== undefined && { ttlMs: ttl }) } as MessageRequest);
}

/** The members that are there. */
function present(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

async function expectHappening(
  { within, ...happening }: NonNullable<ParsedAction['expect']>,
  path: Path,
  stage: ScriptStage,
  { platform, expectation, placeOf, variables }: Performance,
): Promise<void> {
  const entry = await stage.expect(happening, within);
  if (entry) Object.assign(variables, happened(happening, entry, stage.deviceId, platform));
  const [[name = '', condition] = []] = Object.entries(happening).filter(([, wanted]) => wanted !== undefined);
  const like = condition === true ? '' : ` ${JSON.stringify(condition)}`;
  const expected = `${name + like} within ${within} ms`;
  expectation({
    place: placeOf([...path, 'expect']),
    met: entry !== undefined,
    expected,
    actual: entry ? 'it came' : 'nothing like it',
  });
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
}
