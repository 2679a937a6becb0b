import type { Entry } from '../rules/rule.ts';
import { failHandshakes, showCertificate } from '../scenarios/bad-certificates.ts';
import { keepBusy } from '../scenarios/busy.ts';
import { isPlainText } from '../scenarios/command-stock.ts';
import { reportAsTold } from '../scenarios/driven-reports.ts';
import { fallSilent, keepAliveOf, leaveAlone } from '../scenarios/keep-alive.ts';
import { goAway, sendForbidden, withholdAcknowledgements } from '../scenarios/reconnects.ts';
import { beUnavailable, refuse } from '../scenarios/refused.ts';
import { isMeantAsReport } from '../scenarios/reports.ts';
import type { Rig } from '../scenarios/rig.ts';
import { isRivals } from '../scenarios/rival.ts';
import { CouldNotRun, GaveUp } from '../scenarios/scenario.ts';
import { type BegunStep, type Step, type Steps, startsDevice } from '../scenarios/step.ts';
import { sendRival } from '../scenarios/take-over.ts';
import { takesRequests } from '../scenarios/takes-requests.ts';
import { CommandPlayer, type CommandStep } from './command-player.ts';
import { cutConnection } from './cut-connection.ts';
import { isPlain } from './step-request.ts';
import { say, sendProbe } from './unasked.ts';

/** What comes late has mostly come after this long, ms; more time is given where such an answer is looked for. */
const latecomersMs = 1000;
/** So many times as late as allowed is late enough. */
const late = 2;

/** Steps that judge a device by how it answers or survives. */
const telling: ReadonlySet<Step['kind']> = new Set([
  'command',
  'commands',
  'burst',
  'exchanged',
  'joined',
  'pieces',
  'late-puback',
  'time-out',
  'busy',
  'probe',
  'said',
  'forbidden-packet',
]);

/** A command with nothing special about it: that it stays unanswered can be blamed on what came before it. */
function isPlainStep(step: Step): boolean {
  if (step.kind !== 'command' && step.kind !== 'commands') return false;
  return isPlain(step.command) && isPlainText(step.command);
}

function hasOwnKey(step: Step): boolean {
  return 'command' in step && step.command.key !== undefined;
}

/** Plays steps on a rig, one after the other. */
export class Player {
  readonly #rig: Rig;
  readonly #commands: CommandPlayer;

  readonly #settlingCommands: number;
  /** What was sent last that may have harmed the device, with no command after it. */
  #upset: string | undefined;
  /** The step before, if it is such a one, or after its key the next one is lower. */
  #before: Step | undefined;

  /** @param settlingCommands this number of commands is answered at the end of a sequence */
  constructor(rig: Rig, { settlingCommands = 1 } = {}) {
    this.#rig = rig;
    this.#settlingCommands = settlingCommands;
    this.#commands = new CommandPlayer(rig);
  }

  /**
   * Plays a sequence to its end, or to where there is nothing more to see, and lets what it did come to its end.
   * @throws GaveUp or CouldNotRun when the device does not go along
   */
  async play(steps: Steps): Promise<void> {
    const over = () => this.#rig.enough;
    await this.playOn(steps, over);
    if (!over()) await this.settle();
  }

  /** Plays a sequence on a device that others follow on, to its end or until it is `over`, and notes how far it came. */
  async playOn(steps: Steps, over: (next: Step) => boolean): Promise<void> {
    const begun: BegunStep[] = [];
    this.#rig.sequences.push(begun);
    for (const step of steps) {
      if (over(step)) return;
      begun.push({ step, from: this.#rig.now });
      await this.#play(step);
    }
  }

  /** What was sent is dealt with, or was given its time. */
  async settle(): Promise<void> {
    const rig = this.#rig;
    if (!rig.isRunning || !rig.online) return;
    if (takesRequests(rig.options.declaration) && rig.platform.listens(rig.deviceId)) {
      for (let answered = 0; answered < this.#settlingCommands && !rig.enough; answered++) {
        if (!(await rig.commands.barrier({ mayBeSilent: true }))) break;
      }
    }
    if (this.#commands.awaitsLatecomers) await this.#commands.latecomers(this.#latecomersMs);
  }

  get #latecomersMs(): number {
    const { options, learnt } = this.#rig;
    const { learns, latestAnswerMs = 0, waits } = options;
    // Where no late answer is looked for, one that comes makes no difference any more. What was answered otherwise has its answer.
    const looksForLate = !learns && latestAnswerMs > 0 && !learnt.answersOnlyOtherwise;
    return Math.max(latecomersMs, latestAnswerMs, looksForLate ? waits.answerMs * late : 0);
  }

  async #play(step: Step): Promise<void> {
    if (startsDevice(step)) {
      await this.#does(step);
      return;
    }
    await this.#ready();
    await this.#apart(step);
    try {
      await this.#does(step);
    } catch (error) {
      if (!(error instanceof CouldNotRun)) throw error;
      // It was just leaving, after what it was sent before.
      await this.#ready();
      await this.#does(step);
    } finally {
      this.#before = this.#upset !== undefined || hasOwnKey(step) ? step : undefined;
    }
  }

  /** What stays unanswered is tried once more, with what came before it. */
  async #command(step: CommandStep): Promise<void> {
    await this.#commands.play(step);
    if (!this.#commands.hasUnanswered) return;
    if (this.#before) await this.#does(this.#before);
    await this.#commands.playAgain(step);
  }

  /** What is to show something of itself comes to a device that has dealt with what may have harmed it. */
  async #apart(step: Step): Promise<void> {
    if (!telling.has(step.kind)) return;
    const kind = step.kind === 'probe' || step.kind === 'said' ? step.what : step.kind;
    const isOwn = this.#upset === undefined || this.#upset === kind || isPlainStep(step);
    const isUpset = step.kind === 'probe' || step.kind === 'said' || step.kind === 'forbidden-packet';
    this.#upset = isUpset ? kind : undefined;
    if (isOwn || !this.#rig.online) return;
    const isAnswered = await this.#rig.commands.barrier({ mayBeSilent: true });
    if (isAnswered || !this.#before || this.#rig.enough || !this.#rig.online) return;
    await this.#does(this.#before);
    await this.#rig.commands.barrier({ mayBeSilent: true });
  }

  async #does(step: Step): Promise<unknown> {
    const rig = this.#rig;
    switch (step.kind) {
      case 'start':
        return this.#ready();
      case 'stop':
        return rig.stopping();
      case 'forbidden-packet':
        return sendForbidden(rig, Buffer.from(step.bytes, 'base64'), step.what);
      case 'probe':
        return sendProbe(rig, step);
      case 'said':
        return say(rig, step);
      case 'unacknowledged':
        return withholdAcknowledgements(rig);
      case 'cut':
        return cutConnection(rig, step.when);
      case 'away':
        return goAway(rig);
      case 'take-over':
        return sendRival(rig);
      case 'refused':
        await rig.stop();
        await refuse(rig);
        return this.#well();
      case 'unavailable':
        await rig.stop();
        await beUnavailable(rig);
        return this.#well();
      case 'bad-certificate':
        await rig.stop();
        await showCertificate(rig, step.certificate);
        rig.platform.listener(rig.transport).present('valid');
        return undefined;
      case 'tls-failure':
        await rig.stop();
        await failHandshakes(rig);
        rig.platform.listener(rig.transport).door = 'open';
        return undefined;
      case 'silent':
        return keepAliveOf(rig) > 0 ? fallSilent(rig) : undefined;
      case 'idle':
        return keepAliveOf(rig) > 0 ? leaveAlone(rig) : undefined;
      case 'report':
        return rig.stage('reporting', () => reportAsTold(rig, step.services));
      case 'reports':
        return this.#awaitReports(step.n);
      case 'busy':
        return keepBusy(rig);
      case 'wait':
        return rig.until(() => rig.enough, { ms: step.ms, after: rig.now });
      case 'next-key':
        return rig.platform.startKeysAt(rig.deviceId, step.key);
      default:
        return this.#command(step);
    }
  }

  /** A device that is not running is started, and one that is on its way back is waited for. */
  async #ready(): Promise<void> {
    const rig = this.#rig;
    if (!rig.isRunning) {
      const stage = rig.options.registration ? 'registration' : 'start';
      await rig.startAndConnectOn(stage);
      await rig.settle();
      return;
    }
    const { commands } = rig.options.declaration;
    const isReady = () => (commands ? rig.platform.listens(rig.deviceId) : rig.online);
    if (isReady()) return;
    await rig.awaits('reconnectMs', isReady, { after: rig.online ? this.#beforeReturn : rig.now, isSinceLoss: true });
    if (!isReady()) throw new GaveUp('The device did not come back.');
  }

  /** Sequence number of what came before the device was back on line: from then on, what is missing is due. */
  get #beforeReturn(): number {
    const { entries } = this.#rig.journal;
    const isReturn = (entry: Entry) => entry.type === 'device-online' && !isRivals(entry);
    return (entries.findLast(isReturn)?.seq ?? this.#rig.now + 1) - 1;
  }

  async #well(): Promise<void> {
    const { broker } = this.#rig.platform;
    broker.refuse = undefined;
    broker.onTap = undefined;
  }

  async #awaitReports(n: number): Promise<void> {
    const rig = this.#rig;
    await rig.stage('reporting', async () => {
      for (let count = 0; count < n && !rig.enough; count++) {
        const after = rig.now;
        if (!(await rig.awaits('reportMs', isMeantAsReport, { after }))) return false;
      }
      return true;
    });
  }
}
