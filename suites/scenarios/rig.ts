import { AdjustableClock } from '../../mock-platform/adjustable-clock.ts';
import type { Session } from '../../mock-platform/broker/session.ts';
import { systemClock } from '../../mock-platform/clock.ts';
import type { Transport } from '../../mock-platform/journal/events.ts';
import type { Journal } from '../../mock-platform/journal/journal.ts';
import type { MockPlatform } from '../../mock-platform/mock-platform.ts';
import { reportServices } from '../arbitraries/reports.ts';
import { sample } from '../arbitraries/sample.ts';
import type { OutputLine, RunningDevice } from '../device/device.ts';
import type { HarnessEvent, Stage } from '../rules/harness-events.ts';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import { AnsweredOtherwise } from './answered-otherwise.ts';
import { CommandDesk } from './command-desk.ts';
import { Learnt, type Wait } from './learnt.ts';
import { LogIns, otherTryMs } from './log-ins.ts';
import { openPlatform, product } from './open-platform.ts';
import type { RigOptions } from './rig-options.ts';
import { CouldNotRun, GaveUp } from './scenario.ts';
import type { Step } from './step.ts';
import { whyNotReady } from './why-not-ready.ts';

/** A step, and the sequence number of the entry after which it began. */
export interface BegunStep {
  readonly step: Step;
  readonly from: number;
}

/** What takes longer than this may never come: others that are to show the same need not be begun only then; ms. */
const longMs = 4000;
/** So often a repetition proves the same silence with the declared wait before it waits less. */
const ownProofs = 2;

/** A platform, a device under test, and what a scenario does with them. One for each scenario. */
export class Rig {
  /** What the scenario is played with. */
  readonly options: RigOptions;
  /** The platform, fresh for this scenario. */
  readonly platform: MockPlatform<HarnessEvent>;
  /** Of the device under test. */
  readonly deviceId: string;
  /** The device's listener: TLS, or TCP where it declares that. */
  readonly transport: Transport;
  /** Sends the device's commands. */
  readonly commands: CommandDesk;
  /** What the device printed, as far as it has ended. */
  readonly output: OutputLine[] = [];
  /** Measures the waits for answers, and can be put forward. */
  readonly answerClock: AdjustableClock;
  /** @internal The sequences of steps that were begun, each as far as it came. */
  readonly sequences: BegunStep[][] = [];
  #running: RunningDevice | undefined;
  #drivable = false;
  readonly #enough = new AbortController();
  #waitedInVain = false;
  #impatient = false;
  #hasEnded = false;
  /** How often this rig has given the device all of its time for what. */
  readonly #vain = new Map<Wait, number>();
  readonly #logIns: LogIns;
  readonly #forget: () => void;
  /** @internal */
  readonly learnt: Learnt;
  #isClosed = false;
  #settlingMs: number | undefined;

  private constructor(options: RigOptions, platform: MockPlatform<HarnessEvent>, answerClock: AdjustableClock) {
    this.options = options;
    this.platform = platform;
    this.answerClock = answerClock;
    this.deviceId = options.identity.deviceId;
    this.transport = options.declaration.transport === 'mqtts' ? 'tls' : 'tcp';
    this.learnt = options.learnt ?? new Learnt();
    this.#logIns = new LogIns(this.learnt);
    this.commands = new CommandDesk(this);
    this.journal.subscribe((entry) => this.#logIns.see(entry));
    const otherwise = new AnsweredOtherwise({
      after: (ms, callback) => answerClock.after(ms, callback),
      enoughMs: () => this.commands.patience.usualMs,
      isInVain: () => options.learns && this.learnt.answersOnlyOtherwise,
      onEnd: (came) => this.learnt.answeredOtherwise(came),
      giveUp: (mid) => platform.cutShort(this.deviceId, mid),
    });
    this.journal.subscribe((entry) => otherwise.see(entry));
    this.#forget = this.learnt.onNews(() => {
      const isDeaf = this.learnt.deafMs > 0 && this.commands.patience.answers === 0;
      if (!options.learns || (!isDeaf && !this.learnt.isInVain('answerMs'))) return;
      otherwise.hurry(this.journal.entries.at(-1)?.at ?? 0, this.learnt.enoughMs('answerMs', options.waits.answerMs));
    });
  }

  /** @internal */
  static async open(options: RigOptions): Promise<Rig> {
    const answerClock = new AdjustableClock();
    return new Rig(options, await openPlatform(options, answerClock), answerClock);
  }

  /** The platform's journal. */
  get journal(): Journal<SuiteEvent> {
    return this.platform.journal;
  }

  /** Sequence number of the last entry. */
  get now(): number {
    return this.journal.entries.at(-1)?.seq ?? 0;
  }

  /** Has the device been started, and not stopped? */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The device as it runs. @throws CouldNotRun when it is not running */
  get running(): RunningDevice {
    if (!this.#running) throw new CouldNotRun('The device is not running.');
    return this.#running;
  }

  /** Can the device be told what to report? Known when it has been started. */
  get drivable(): boolean {
    return this.#drivable;
  }

  /** Has a device that reports only when told report something; what its adapter says of it is not waited for. */
  askForReport(): void {
    const { declaration, model, seed } = this.options;
    const arbitrary = reportServices(model);
    if (declaration.reports !== 'driven' || !arbitrary) return;
    const [services = []] = sample(arbitrary, seed, 1);
    this.running.report?.(services).catch(() => {});
  }

  /** @internal What the scenario is played for has shown itself: it stops sending commands and waiting for the device. */
  endEarly(): void {
    this.#enough.abort();
  }

  /** @internal */
  get enough(): boolean {
    return this.#enough.signal.aborted;
  }

  /** @internal Has a wait ended without what it was for? Else longer waits would have changed nothing. */
  get waitedInVain(): boolean {
    return this.#waitedInVain;
  }

  /** @internal Was a wait ended before its time, since another scenario or an earlier one had shown what comes of it? */
  get impatient(): boolean {
    return this.#impatient;
  }

  /** @internal The device's connection. @throws CouldNotRun when it is not on line */
  get session(): Session {
    const session = this.platform.broker.sessionOf(this.deviceId);
    if (!session) throw new CouldNotRun('The device is not on line any more.');
    return session;
  }

  /** Has the device a connection? */
  get online(): boolean {
    return this.platform.broker.sessionOf(this.deviceId) !== undefined;
  }

  /** Starts the device; it need not have connected when this resolves. */
  async start(): Promise<void> {
    const { platform, options, deviceId, transport } = this;
    this.#mustBeOpen();
    const { nodeId, secret } = platform.registry.device(deviceId);
    this.journal.record({ type: 'device-started', deviceId });
    const running = await options.device.start({
      // Small TLS stacks compare host names only with names, not with addresses.
      host: platform.host === '127.0.0.1' ? 'localhost' : platform.host,
      port: platform.ports[transport] ?? 0,
      transport: options.declaration.transport,
      caFile: platform.caFile,
      nodeId,
      codecMode: options.codecMode,
      productModel: options.modelFolder,
      ...(options.registration
        ? { deviceId: '', secret: '', productId: product.id, productSecret: product.secret }
        : { deviceId, secret }),
    });
    if (this.#isClosed) await running.stop();
    this.#mustBeOpen();
    this.#running = running;
    this.#hasEnded = false;
    this.#drivable = running.report !== undefined;
    void running.exited.then(({ code, signal, error }) => {
      const asked = this.#running !== running;
      if (!asked) this.#hasEnded = true;
      const ended = { type: 'device-exited', deviceId, code, signal, asked } as const;
      this.journal.record({ ...ended, ...(error !== undefined && { error }) });
    });
  }

  /** Starts the device and waits until it is ready. @throws CouldNotRun when it does not become ready in time */
  async startAndConnect(): Promise<void> {
    const after = this.now;
    await this.start();
    const ready = await this.awaits('startMs', this.isReady, { after });
    if (!ready) throw new CouldNotRun(whyNotReady(this, after));
  }

  /**
   * The same as a stage, which is complete also when the device had its whole time and did not become ready.
   * @throws CouldNotRun after the stage, when it did not
   */
  async startAndConnectOn(stage: Stage): Promise<void> {
    const after = this.now;
    let ready: Entry | undefined;
    await this.stage(stage, async () => {
      await this.start();
      ready = await this.awaits('startMs', this.isReady, { after });
    });
    if (!ready) throw new CouldNotRun(whyNotReady(this, after));
  }

  /** Does the entry make the device ready: on line and, if it takes commands, subscribed? */
  readonly isReady = (entry: Entry): boolean => {
    if (!this.options.declaration.commands) return this.#loggedIn(entry);
    return entry.type === 'subscribed' && this.platform.listens(this.deviceId);
  };

  /** The first entry after `after` that is wanted; undefined when `ms` passed, or the device ended, before. */
  async until(
    wanted: (entry: Entry) => boolean,
    { ms, after = 0 }: { readonly ms: number; readonly after?: number },
  ): Promise<Entry | undefined> {
    const timeUp = new AbortController();
    const cancel = systemClock.after(ms, () => timeUp.abort());
    try {
      return await this.#first(wanted, after, timeUp.signal);
    } finally {
      cancel();
    }
  }

  /**
   * The same for as long as the device has for it. It ends before that where it is known by now that it will not come: a
   * log-in that was refused twice, or a wait that ended without a result before.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  async awaits(
    wait: Wait,
    wanted: (entry: Entry) => boolean,
    { after = 0, ms = this.options.waits[wait] }: { readonly after?: number; readonly ms?: number } = {},
  ): Promise<Entry | undefined> {
    const { learnt } = this;
    const began = performance.now();
    const timeUp = new AbortController();
    let hadEnough = false;
    const look = () => {
      const isSettled = wait === 'startMs' && this.#logIns.areSettled();
      if (isSettled) this.#logIns.giveUp();
      else if (!hadEnough || !this.#isInVain(wait)) return;
      this.#impatient ||= !isSettled;
      timeUp.abort();
    };
    const lookAt = (entry: Entry) => {
      if (entry.type !== 'authenticated' || entry.accepted || entry.staged) return;
      this.options.onLongWait?.();
      look();
    };
    const ends = [
      systemClock.after(ms, () => {
        this.#vain.set(wait, (this.#vain.get(wait) ?? 0) + 1);
        learnt.cameNot(wait);
        timeUp.abort();
      }),
      systemClock.after(Math.min(longMs, ms), () => this.options.onLongWait?.()),
      systemClock.after(Math.min(ms, learnt.enoughMs(wait, ms)), () => {
        hadEnough = true;
        look();
      }),
      systemClock.after(otherTryMs, look),
      learnt.onNews(look),
      this.journal.subscribe(lookAt),
    ];
    const { signal } = this.#enough;
    try {
      const entry = await this.#first(wanted, after, AbortSignal.any([timeUp.signal, signal]));
      if (entry) learnt.came(wait, performance.now() - began);
      else this.#mustGoOn();
      return entry;
    } finally {
      for (const end of ends) end();
    }
  }

  #mustGoOn(): void {
    if (this.enough) throw new GaveUp('All that was in doubt has shown itself.');
  }

  /** Is there no need to wait for it any longer than the device mostly takes? */
  #isInVain(wait: Wait): boolean {
    return this.options.learns ? this.learnt.isInVain(wait) : (this.#vain.get(wait) ?? 0) >= ownProofs;
  }

  /** The first wanted entry; undefined when the signal is aborted, or the device has ended, before. */
  async #first(wanted: (entry: Entry) => boolean, after: number, signal: AbortSignal): Promise<Entry | undefined> {
    // What has ended does nothing any more.
    if (this.#hasEnded) return this.journal.entries.find((entry) => entry.seq > after && wanted(entry));
    const ended = (entry: Entry) => entry.type === 'device-exited' && !entry.asked;
    try {
      const entry = await this.journal.waitFor((entry) => wanted(entry) || ended(entry), { after, signal });
      return wanted(entry) ? entry : undefined;
    } catch (error) {
      if (error !== signal.reason) throw error;
      this.#waitedInVain = true;
      return undefined;
    }
  }

  /** Waits until `count` entries were wanted, past ones included; false when `ms` passed before. */
  async untilCount(wanted: (entry: Entry) => boolean, count: number, ms: number): Promise<boolean> {
    return (await this.until(nth(wanted, count), { ms })) !== undefined;
  }

  /** The same for as long as the device has for it. */
  async awaitsCount(wait: Wait, wanted: (entry: Entry) => boolean, count: number): Promise<boolean> {
    return (await this.awaits(wait, nth(wanted, count))) !== undefined;
  }

  /**
   * Lets real time pass for the device, as a stage like `away` demands; ends early if the device ends.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  async pass(ms: number): Promise<void> {
    const timeUp = new AbortController();
    const cancel = systemClock.after(ms, () => timeUp.abort());
    await this.#first(() => false, this.now, AbortSignal.any([timeUp.signal, this.#enough.signal])).finally(cancel);
    this.#mustGoOn();
  }

  /** Leaves a device alone that has just become ready, where it is known to be deaf then. */
  async settle(): Promise<void> {
    const ms = this.options.settlingMs ?? this.learnt.deafMs;
    this.#settlingMs ??= ms;
    if (ms > 0) await this.pass(ms);
  }

  /** @internal How long the device was left alone when it was started first, ms. */
  get settlingMs(): number {
    return this.#settlingMs ?? 0;
  }

  /** Plays one stage: entries about its beginning and end. `false` from `play` means that it did not come to its end. */
  async stage(stage: Stage, play: () => Promise<unknown>): Promise<void> {
    const { deviceId, journal } = this;
    const { wall } = journal.record({ type: 'stage-began', stage, deviceId });
    let complete = false;
    try {
      complete = (await play()) !== false;
    } finally {
      journal.record({ type: 'stage-ended', stage, deviceId, complete, waitedMs: Date.now() - wall });
    }
  }

  /** Asks the device to end, as a separate stage. */
  async stopping(): Promise<void> {
    if (!this.enough) await this.commands.settled();
    await this.stage('stopping', () => this.stop());
  }

  /** Asks the device to end. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    if (!this.options.device.restartable) return;
    this.journal.record({ type: 'device-stopping', deviceId: this.deviceId });
    await running.stop();
    // What the device sent last may still be in the sockets: its connection closes when all of it is read.
    if (this.online) await this.until((entry) => entry.type === 'device-offline', { ms: 1000, after: this.now });
    this.output.push(...running.output);
  }

  /** Ends the device and the platform. A scenario that is still being played starts nothing any more. */
  async close(): Promise<void> {
    this.#forget();
    if (!this.#isClosed && !this.enough && !this.options.stop?.aborted) await this.commands.settled();
    this.#isClosed = true;
    await this.stop();
    await this.platform.stop();
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new CouldNotRun('The scenario is over.');
  }

  #loggedIn(entry: Entry): boolean {
    if (entry.type !== 'device-online' || entry.connection >= firstRivalConnection) return false;
    return this.platform.broker.sessionOf(this.deviceId)?.identity.v1?.login !== 'product';
  }
}

/** Is it the last of the wanted entries? */
function nth(wanted: (entry: Entry) => boolean, count: number): (entry: Entry) => boolean {
  let seen = 0;
  return (entry) => {
    if (wanted(entry)) seen += 1;
    return seen >= count;
  };
}

/** Connections from here on are the suite's own clients, not the device. */
export const firstRivalConnection = 1_000_000;
