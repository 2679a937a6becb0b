import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rules/rule.ts';
import { isMeantAsReport } from '../scenarios/reports.ts';
import type { Step, StepCommand } from '../scenarios/step.ts';
import { v2Step } from '../scenarios/v2/own.ts';

/**
 * What was done to a device, as steps, from the journal of it: so that what a fixed scenario found is shrunk like what a
 * generated sequence found. The end of the device is left out if it is only the end of the scenario.
 */
export function stepsOf(journal: readonly Entry[]): Step[] {
  const teller = new Teller();
  for (const entry of journal) teller.see(entry);
  return teller.steps();
}

type Sent = Entry<'command-sent'>;

/** Stages that are one step from their beginning to their end. */
const whole = {
  refused: 'refused',
  unavailable: 'unavailable',
  'tls-failure': 'tls-failure',
  unacknowledged: 'unacknowledged',
  away: 'away',
  'take-over': 'take-over',
  silent: 'silent',
  idle: 'idle',
  busy: 'busy',
} as const;

/** This number of reports before the first command is not chance: the scenario waited for them. */
const idleReports = 3;

/** Stages whose commands belong to the step: they show that the device is back. */
const recovering: ReadonlySet<string> = new Set(['cut', 'forbidden-packet', 'oversized']);

class Teller {
  readonly #steps: Step[] = [];
  #stage = '';
  /** Commands of a stage on which several leave together, and whether one of them was answered. */
  #group: StepCommand[] = [];
  #answered = false;
  readonly #answers: string[] = [];
  #certificate = 'valid';
  #reports = 0;

  steps(): Step[] {
    this.#endGroup();
    if (this.#steps.at(-1)?.kind === 'stop') this.#steps.pop();
    // What takes reports takes the device's own time.
    // One more: the last one may be such that it is not taken for one.
    const reports: Step[] = this.#reports > 0 ? [{ kind: 'reports', n: this.#reports + 1 }] : [];
    return [...this.#steps, ...reports];
  }

  see(entry: Entry): void {
    // A device reports when it logs in; that is part of the take-over.
    if (isMeantAsReport(entry) && this.#stage !== 'take-over') this.#reports += 1;
    switch (entry.type) {
      case 'device-started':
        if (!this.#isWhole && this.#certificate === 'valid') this.#tell({ kind: 'start' });
        break;
      case 'device-stopping':
        if (this.#certificate === 'valid') this.#tell({ kind: 'stop' });
        break;
      case 'listener-changed':
        this.#certificate = entry.certificate ?? this.#certificate;
        break;
      case 'stage-began':
        this.#begin(entry.stage);
        break;
      case 'stage-ended':
        this.#endGroup();
        this.#stage = '';
        break;
      case 'command-sent':
        this.#command(entry);
        break;
      case 'command-answered':
        this.#answered = true;
        this.#answers.push(entry.key);
        break;
      case 'command-redelivered':
        this.#redelivered(entry.key);
        break;
      case 'probe-sent': {
        const { kind: what, flaw, payload, key } = entry;
        this.#tell({
          kind: 'probe',
          what,
          flaw,
          payload: Buffer.from(payload).toString('base64'),
          ...v2Step(entry),
          ...(key !== undefined && { key }),
        });
        break;
      }
      case 'message-sent':
        this.#said(entry);
        break;
      case 'bytes-sent':
        if (entry.fault) {
          const bytes = Buffer.from(entry.raw).toString('base64');
          this.#tell({ kind: 'forbidden-packet', what: entry.fault, bytes });
        }
        break;
      case 'report-asked':
        this.#tell({
          kind: 'report',
          services: entry.services.map((service) => ({ ...service, serviceData: { ...service.serviceData } })),
        });
        break;
      case 'connection-closed':
        if (entry.staged && this.#stage === '') this.#tell({ kind: 'cut', when: 'quiet' });
        break;
      default:
    }
  }

  get #isWhole(): boolean {
    return this.#stage in whole;
  }

  #begin(stage: string): void {
    this.#endGroup();
    this.#stage = stage;
    if (stage in whole) this.#tell({ kind: whole[stage as keyof typeof whole] });
    if (stage === 'cut') this.#tell({ kind: 'cut', when: 'quiet' });
    if (stage === 'bad-certificate') this.#badCertificate();
  }

  /** The step shows it to a device that comes back and to one that starts: both stages are one step. */
  #badCertificate(): void {
    const certificate = this.#certificate;
    if (certificate === 'valid' || this.#steps.some(({ kind }) => kind === 'bad-certificate')) return;
    // It starts the device itself.
    this.#steps.length = 0;
    this.#tell({ kind: 'bad-certificate', certificate: certificate as 'expired' });
  }

  #command(sent: Sent): void {
    const command = asStepCommand(sent);
    if (this.#isWhole || recovering.has(this.#stage)) return;
    const isFirst = this.#steps.length === 1 && this.#steps[0]?.kind === 'start';
    // How often it reports when it is left alone, a device shows before it is busy.
    if (isFirst && this.#reports >= idleReports) this.#tell({ kind: 'reports', n: this.#reports });
    if (this.#stage === 'pieces') this.#tell({ kind: 'pieces', command });
    else if (this.#stage === 'burst' || this.#stage === 'joined') {
      // On one stage, several groups may follow each other.
      if (this.#answered) this.#endGroup();
      this.#group.push(command);
    } else this.#tell({ kind: 'command', command });
  }

  /** What it was told when it came, or in reply, it is told again of itself. */
  #said({ what, payload, waited, reply }: Entry<'message-sent'>): void {
    if (waited || reply || what === 'shadow') return;
    this.#tell({ kind: 'said', what, payload: Buffer.from(payload).toString('base64') });
  }

  #endGroup(): void {
    const commands = this.#group;
    if (commands.length > 0) this.#tell({ kind: this.#stage === 'joined' ? 'joined' : 'burst', commands });
    this.#group = [];
    this.#answered = false;
  }

  #redelivered(key: string): void {
    const at = this.#answers.lastIndexOf(key);
    if (at >= 0) this.#tell({ kind: 'redeliver', back: this.#answers.length - at });
  }

  #tell(step: Step): void {
    this.#steps.push(step);
  }
}

function asStepCommand(sent: Sent): StepCommand {
  const { serviceId, cmd, paras, fit, key, qos, form, payload } = sent;
  const bytes = /^(\d+) bytes long$/.exec(form ?? '')?.[1];
  const text = form !== undefined && bytes === undefined && dialectOf(sent).isText(sent);
  return {
    ...v2Step(sent),
    serviceId,
    cmd,
    paras: { ...paras },
    ...(fit !== 'valid' && { flaw: fit.replace('-', ' ') }),
    key,
    ...(qos === 0 && { qos }),
    ...(bytes !== undefined && { bytes: Number(bytes) }),
    ...(text && { written: { form, text: Buffer.from(payload).toString() } }),
  };
}
