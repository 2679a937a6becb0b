import type { PlatformEntry } from '../../events.ts';
import { PlatformError } from '../../platform-error.ts';
import type { Device } from '../../registry/device.ts';
import type { ServedPlatform } from '../../served-platform.ts';
import { complaintsOf } from '../../user-files/complaints.ts';
import { memberName } from '../../user-files/member-name.ts';
import { YamlError } from '../../user-files/yaml-error.ts';
import type { ScriptEvent, ScriptExpectation } from './events.ts';
import { concerned, type Happened, happened } from './happened.ts';
import type { LoadedScript } from './load-script.ts';
import { perform, StepFailed } from './perform.ts';
import { Refusals } from './refusals.ts';
import { type ParsedReaction, type Script, scriptSchema } from './script-schema.ts';
import { ScriptStopped } from './script-stage.ts';
import { fillIn, UnsetVariable } from './variables.ts';

/** A script at work. */
export interface RunningScript {
  readonly name: string;
  /** What it expected so far, and whether it came. */
  readonly results: readonly ScriptExpectation[];
  /** Resolves when every reaction has happened its `times` for every device that was there at the start; never, if one has none. */
  readonly finished: Promise<void>;
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
}

/**
 * Runs a command script on a platform: one from `loadScript`, or an object of the same shape. Its time is the platform's clock.
 * @throws YamlError when an object is not a script; PlatformError when it names a device that is not registered
 * @example
 * import { MockPlatform, runScript } from 'huawei-iot-conformance';
 *
 * const platform = await MockPlatform.start();
 * const running = runScript(platform, {
 *   reactions: [{ on: 'subscribed', do: [{ send: { serviceId: 'Lamp01', cmd: 'TOGGLE' } }] }],
 * });
 * // … a device connects …
 * await running.stop();
 * await platform.stop();
 */
export function runScript(platform: ServedPlatform, script: Script | LoadedScript): RunningScript {
  return new ScriptRun(platform, 'placeOf' in script ? script : loadedFrom(script));
}

function loadedFrom(script: Script): LoadedScript {
  const name = script.name ?? 'script';
  const { data, error } = scriptSchema.safeParse(script);
  if (error)
    throw new YamlError(complaintsOf(error.issues, script, { subjectOf: (path) => `${name}: ${memberName(path)}` }));
  return { name, script: data, placeOf: (path) => [name, ...path].join('/') };
}

/** One device, as the script knows it. */
interface Actor {
  readonly device: Device;
  readonly variables: Record<string, unknown>;
  /** How often each reaction has happened. */
  readonly counts: number[];
  /** What waits while a reaction is under way, by reaction; absent when it is not. */
  readonly waiting: Map<number, Happened[]>;
}

/** So many events wait for a reaction that is under way; more of them pass by. */
const mostWaiting = 100;

/** What it reacts to, with the device's variables; nothing, as long as one of them has no value. */
function filled(on: ParsedReaction['on'], { variables }: Actor): ParsedReaction['on'] {
  if (!(on.report ?? on.response ?? on.message ?? on.event)) return on;
  try {
    return fillIn(on, variables);
  } catch (error) {
    if (error instanceof UnsetVariable) return {};
    throw error;
  }
}

class ScriptRun implements RunningScript {
  readonly name: string;
  readonly results: ScriptExpectation[] = [];
  readonly finished: Promise<void>;
  readonly #platform: ServedPlatform;
  readonly #loaded: LoadedScript;
  readonly #abort = new AbortController();
  readonly #refusals: Refusals;
  readonly #actors = new Map<string, Actor>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #first: readonly Actor[];
  readonly #ends: (() => void)[] = [];
  #finish: () => void = () => {};

  constructor(platform: ServedPlatform, loaded: LoadedScript) {
    this.name = loaded.name;
    this.#platform = platform;
    this.#loaded = loaded;
    this.#first = this.#devices().map((device) => this.#actorOf(device));
    this.#refusals = new Refusals(platform);
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#ends.push(platform.journal.subscribe((entry) => this.#see(entry as PlatformEntry)));
    for (const [index, { on }] of loaded.script.reactions.entries())
      if (on.every !== undefined) this.#tick(index, on.every);
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    for (const end of this.#ends) end();
    await Promise.all(this.#underWay);
    this.#refusals.end();
  }

  /** @throws PlatformError */
  #devices(): Device[] {
    const { device: wanted } = this.#loaded.script;
    const { registry } = this.#platform;
    if (wanted === undefined) return registry.devices;
    const device = registry.byDeviceId(wanted) ?? registry.byNodeId(wanted);
    if (device) return [device];
    const known = registry.devices.map(({ nodeId }) => nodeId).join(', ') || 'none';
    const place = this.#loaded.placeOf(['device']);
    throw new PlatformError(
      `${place}: device is ${JSON.stringify(wanted)}: expected the deviceId or nodeId of a registered device (${known}). Correct it, or register it first.`,
    );
  }

  #actorOf(device: Device): Actor {
    const known = this.#actors.get(device.deviceId);
    if (known) return known;
    const { deviceId, nodeId } = device;
    const { variables, reactions } = this.#loaded.script;
    const actor = {
      device,
      variables: { ...structuredClone(variables), deviceId, nodeId },
      counts: reactions.map(() => 0),
      waiting: new Map<number, Happened[]>(),
    };
    this.#actors.set(deviceId, actor);
    return actor;
  }

  #see(entry: PlatformEntry): void {
    const deviceId = concerned(entry, this.#platform);
    if (deviceId === undefined) return;
    const { device: wanted, reactions } = this.#loaded.script;
    const device = this.#platform.registry.byDeviceId(deviceId);
    if (!device || (wanted !== undefined && wanted !== device.deviceId && wanted !== device.nodeId)) return;
    const actor = this.#actorOf(device);
    for (const [index, { on }] of reactions.entries()) {
      const saved = happened(filled(on, actor), entry, device.deviceId, this.#platform);
      if (saved) this.#react(index, actor, saved);
    }
  }

  #tick(index: number, ms: number): void {
    const next = () => {
      if (this.#abort.signal.aborted) return;
      for (const device of this.#devices()) {
        if (this.#platform.broker.sessionOf(device.deviceId)) this.#react(index, this.#actorOf(device), {});
      }
      this.#ends[place] = this.#platform.clock.after(ms, next);
    };
    const place = this.#ends.push(this.#platform.clock.after(ms, next)) - 1;
  }

  /** One after another for each device: what happens while a reaction is under way waits its turn. */
  #react(index: number, actor: Actor, saved: Happened): void {
    const reaction = this.#loaded.script.reactions[index];
    const count = (actor.counts[index] ?? 0) + 1;
    const waiting = actor.waiting.get(index);
    const left = (reaction?.times ?? Number.POSITIVE_INFINITY) - count - (waiting?.length ?? 0);
    if (!reaction || left < 0) return;
    if (waiting) {
      // A clock that ticks again meanwhile has nothing to wait for.
      if (reaction.on.every === undefined) this.#queue(waiting, saved, index, actor);
      return;
    }
    actor.counts[index] = count;
    actor.waiting.set(index, []);
    Object.assign(actor.variables, saved, { count });
    const underWay = this.#perform(reaction, index, actor).finally(() => {
      this.#underWay.delete(underWay);
      const [next, ...rest] = actor.waiting.get(index) ?? [];
      actor.waiting.delete(index);
      if (next && !this.#abort.signal.aborted) {
        this.#react(index, actor, next);
        actor.waiting.set(index, rest);
      }
      this.#finishIfDone();
    });
    this.#underWay.add(underWay);
  }

  #queue(waiting: Happened[], saved: Happened, index: number, { device: { deviceId } }: Actor): void {
    waiting.push(saved);
    if (waiting.length <= mostWaiting) return;
    waiting.pop();
    const place = this.#loaded.placeOf(['reactions', index]);
    const reason = `${mostWaiting} events wait for this reaction already: it takes longer than they take to come`;
    this.#record({ type: 'script-failed', script: this.name, deviceId, place, reason });
  }

  async #perform(reaction: ParsedReaction, index: number, { device, variables }: Actor): Promise<void> {
    const script = this.name;
    const { deviceId } = device;
    // The event that it reacts to is being told to others still.
    await Promise.resolve();
    try {
      await perform(reaction.do, ['reactions', index, 'do'], {
        platform: this.#platform,
        device,
        script,
        variables,
        refusals: this.#refusals,
        signal: this.#abort.signal,
        placeOf: this.#loaded.placeOf,
        expectation: (result) => {
          const event: ScriptExpectation = { type: 'script-expectation', script, deviceId, ...result };
          this.results.push(event);
          this.#record(event);
        },
      });
    } catch (error) {
      if (error instanceof ScriptStopped) return;
      if (!(error instanceof StepFailed)) throw error;
      this.#record({ type: 'script-failed', script, deviceId, place: error.place, reason: error.message });
    }
  }

  #finishIfDone(): void {
    const { reactions } = this.#loaded.script;
    const isDone = ({ counts, waiting }: Actor) =>
      waiting.size === 0 && reactions.every(({ times }, index) => times !== undefined && (counts[index] ?? 0) >= times);
    if (this.#first.length > 0 && this.#first.every(isDone)) this.#finish();
  }

  #record(event: ScriptEvent): void {
    this.#platform.journal.record(event);
  }
}
