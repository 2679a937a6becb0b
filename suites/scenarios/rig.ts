import { AdjustableClock } from '../../mock-platform/adjustable-clock.ts';
import type { Session } from '../../mock-platform/broker/session.ts';
import { systemClock } from '../../mock-platform/clock.ts';
import type { Transport } from '../../mock-platform/journal/events.ts';
import type { Journal } from '../../mock-platform/journal/journal.ts';
import type { MockPlatform } from '../../mock-platform/mock-platform.ts';
import type { OutputLine, RunningDevice } from '../device/device.ts';
import type { HarnessEvent, Stage } from '../rules/harness-events.ts';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import { CommandDesk } from './command-desk.ts';
import { DeviceLives } from './device-lives.ts';
import { DeviceWaits } from './device-waits.ts';
import { Learnt, type Wait } from './learnt.ts';
import { makesReady } from './makes-ready.ts';
import { noticeOtherwise } from './notice-otherwise.ts';
import { openPlatform } from './open-platform.ts';
import type { RigOptions } from './rig-options.ts';
import { CouldNotRun } from './scenario.ts';
import type { BegunStep } from './step.ts';
import { toleratePublications } from './tolerate-publications.ts';
import { whyNotReady } from './why-not-ready.ts';

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
  /** Measures the waits for answers, and can be put forward. */
  readonly answerClock: AdjustableClock;
  /** @internal The sequences of steps that were begun, each as far as it came. */
  readonly sequences: BegunStep[][] = [];
  readonly #lives: DeviceLives;
  readonly #waits: DeviceWaits;
  readonly #forget: () => void;
  /** @internal */ readonly learnt: Learnt;

  private constructor(options: RigOptions, platform: MockPlatform<HarnessEvent>, answerClock: AdjustableClock) {
    this.options = options;
    this.platform = platform;
    this.answerClock = answerClock;
    this.deviceId = options.identity.deviceId;
    this.transport = options.declaration.transport === 'mqtts' ? 'tls' : 'tcp';
    this.learnt = options.learnt ?? new Learnt();
    this.#lives = new DeviceLives(options, platform);
    this.commands = new CommandDesk(this);
    this.#waits = new DeviceWaits(options, this.journal, this.learnt);
    this.#forget = noticeOtherwise(this);
    toleratePublications(this);
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
    return this.#lives.running !== undefined;
  }

  /** The device as it runs. @throws CouldNotRun when it is not running */
  get running(): RunningDevice {
    return this.#lives.mustRun();
  }

  /** What the device printed, as far as it has ended. */
  get output(): readonly OutputLine[] {
    return this.#lives.output;
  }

  /** Can the device be told what to report? Known when it has been started. */
  get drivable(): boolean {
    return this.#lives.isDrivable;
  }

  /** Has a device that reports only when told report something; what its adapter says of it is not waited for. */
  askForReport(): void {
    this.#lives.askForReport();
  }

  /** @internal What the scenario is played for has shown itself: it stops sending commands and waiting for the device. */
  endEarly(): void {
    if (this.enough) return;
    this.#waits.end();
    // Not before all have seen the entry that shows it.
    systemClock.after(0, () => this.commands.giveUpLost());
  }

  /** @internal */
  get enough(): boolean {
    return this.#waits.isEnough;
  }

  /** @internal Is it looked whether an answer that does not come in time comes late? */
  get looksForLate(): boolean {
    return this.options.looksForLate ?? !this.options.learns;
  }

  /** @internal Has a wait ended without what it was for? Else longer waits would have changed nothing. */
  get waitedInVain(): boolean {
    return this.#waits.waitedInVain;
  }

  /** @internal Was a wait ended before its time, since another scenario or an earlier one had shown what comes of it? */
  get impatient(): boolean {
    return this.#waits.impatient;
  }

  /** @internal Was it left to the repetition whether the device comes back? */
  get leftToRepetition(): boolean {
    return this.#waits.leftToRepetition;
  }

  /** @internal Was it, since it was last let in, refused for a log-in that is never let in? */
  get isRefused(): boolean {
    return this.#waits.isRefused;
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
  start(): Promise<void> {
    return this.#lives.start();
  }

  /** Starts the device and waits until it is ready. @throws CouldNotRun when it does not become ready in time */
  async startAndConnect(): Promise<void> {
    await this.#becomesReady((start) => start());
  }

  /**
   * The same as a stage, which is complete also when the device had its whole time and did not become ready.
   * @throws CouldNotRun after the stage, when it did not
   */
  async startAndConnectOn(stage: Stage): Promise<void> {
    await this.#becomesReady((start) => this.stage(stage, start));
  }

  async #becomesReady(play: (start: () => Promise<void>) => Promise<void>): Promise<void> {
    const after = this.now;
    let ready: Entry | undefined;
    await play(async () => {
      await this.start();
      ready = await this.awaits('startMs', this.isReady, { after });
    });
    if (!ready) throw new CouldNotRun(whyNotReady(this, after));
    this.options.onReady?.(this.drivable);
  }

  /** Does the entry make the device ready: on line and, if it takes commands, subscribed? */
  readonly isReady = (entry: Entry): boolean => makesReady(entry, this);

  /** The first entry after `after` that is wanted; undefined when `ms` passed, or the device ended, before. */
  until(
    wanted: (entry: Entry) => boolean,
    { ms, after = 0 }: { readonly ms: number; readonly after?: number },
  ): Promise<Entry | undefined> {
    return this.#waits.until(wanted, { ms, after });
  }

  /** The same; in a first look only for `soonMs`, and what did not come by then has to be seen again with all of `ms`. */
  untilSoon(
    wanted: (entry: Entry) => boolean,
    times: { readonly ms: number; readonly soonMs: number; readonly after?: number },
  ): Promise<Entry | undefined> {
    return this.#waits.untilSoon(wanted, times);
  }

  /**
   * The same for as long as the device has for it. It ends before that where it is known by now that it will not come: a
   * log-in that was refused twice, or a wait that ended without a result before.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  awaits(
    wait: Wait,
    wanted: (entry: Entry) => boolean,
    options: { readonly after?: number; readonly ms?: number; readonly isSinceLoss?: boolean } = {},
  ): Promise<Entry | undefined> {
    return this.#waits.awaits(wait, wanted, options);
  }

  /** Waits until `count` entries were wanted, past ones included; false when `ms` passed before. */
  untilCount(wanted: (entry: Entry) => boolean, count: number, ms: number): Promise<boolean> {
    return this.#waits.untilCount(wanted, count, ms);
  }

  /** The same for as long as the device has for it. */
  awaitsCount(wait: Wait, wanted: (entry: Entry) => boolean, count: number): Promise<boolean> {
    return this.#waits.awaitsCount(wait, wanted, count);
  }

  /**
   * Lets real time pass for the device, as a stage like `away` demands; ends early if the device ends.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  pass(ms: number): Promise<void> {
    return this.#waits.pass(ms);
  }

  /** Leaves a device alone that has just become ready, where it is known to be deaf then. */
  settle(): Promise<void> {
    return this.#waits.settle();
  }

  /** @internal How long the device was left alone when it was started first, ms. */
  get settlingMs(): number {
    return this.#waits.settlingMs;
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
    // What the device sent last may still be in the sockets: its connection closes when all of it is read.
    await this.#lives.stop(async () => {
      if (this.online) await this.until((entry) => entry.type === 'device-offline', { ms: 1000, after: this.now });
    });
  }

  /** Ends the device and the platform. A scenario that is still being played starts nothing any more. */
  async close(): Promise<void> {
    this.#forget();
    if (!this.#lives.isOver && !this.enough && !this.options.stop?.aborted) await this.commands.settled();
    this.#lives.end();
    await this.stop();
    await this.platform.stop();
  }
}
