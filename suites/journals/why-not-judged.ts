import type { Entry, Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { type OwnFacts, ownFactsOf, ownLackOf } from './v1/own-facts.ts';

/** What a recording has, as far as rules may need it. */
export interface RecordingFacts {
  readonly hasModel: boolean;
  /** The platform's answer to a CONNECT. */
  readonly hasLogin: boolean;
  readonly hasPassword: boolean;
  readonly hasTls: boolean;
  readonly hasStages: boolean;
  readonly hasCommands: boolean;
  readonly own: OwnFacts;
  readonly isCapture: boolean;
  /** Something is missing of what should be in it. */
  readonly isLacking: boolean;
}

export function factsOf(entries: readonly Entry[], isCapture: boolean, isLacking: boolean): RecordingFacts {
  const has = (wanted: (entry: Entry) => boolean) => entries.some(wanted);
  return {
    isCapture,
    isLacking,
    hasModel: has(({ type }) => type === 'product-registered'),
    hasLogin: has(({ type }) => type === 'authenticated'),
    hasPassword: has(
      (entry) => entry.type === 'authenticated' && entry.findings.some(({ aspect }) => aspect === 'password'),
    ),
    hasTls: has(({ type }) => type === 'tls-handshake'),
    hasStages: has(({ type }) => type === 'stage-began'),
    hasCommands: has(({ type }) => type === 'command-sent' || type === 'probe-sent'),
    own: ownFactsOf(entries),
  };
}

/** Why a rule found nothing to decide in a recording, and what would help. */
export function whyNotJudged(rule: Rule, facts: RecordingFacts, scenarios: readonly Scenario[]): string {
  const looksAt = Object.keys(
    rule.judge({ exercised: () => {}, broken: () => () => {}, follow: (fold, watcher) => fold([watcher]) }),
  );
  const isMissing = facts.isCapture ? 'the capture lacks what would show it' : 'the recording lacks what would show it';
  if (/^V[12]-CONN-04$/.test(rule.id) && !facts.hasPassword) {
    if (facts.isLacking && !facts.hasLogin) return isMissing;
    return facts.isCapture
      ? "needs the device's secret: give --secret"
      : 'no password of a registered device is in the recording';
  }
  if (rule.needs?.includes('tls') && !facts.hasTls) {
    return facts.isCapture ? 'a capture of plain TCP shows no TLS' : 'the recording shows no TLS';
  }
  const ownLack = ownLackOf(rule, facts.own);
  if (ownLack !== undefined) return ownLack;
  if (rule.needs?.includes('commands') && !facts.hasCommands) {
    if (facts.isLacking) return isMissing;
    return facts.isCapture && facts.own.hasCodedCommands
      ? 'what a codec made of a command cannot be read in a capture: record a journal'
      : 'no command is in the recording';
  }
  if (looksAt.includes('product-registered') && !facts.hasModel) return 'needs the product model: give --product-model';
  if (rule.needs?.includes('adapter')) return 'shows only with an adapter that can be told what to report';
  const stages = scenarios.filter(({ exercises }) => exercises.includes(rule.id)).map(({ name }) => name);
  if (looksAt.some((type) => type.startsWith('stage-')) && !facts.hasStages) {
    return stages.length > 0
      ? `shows only when a scenario stages it (${stages.join(', ')}): run the suites`
      : 'shows only when a scenario stages it: run the suites';
  }
  if (facts.isLacking) return isMissing;
  if (rule.when) return `only for a device that ${rule.when}; this one did not`;
  return 'the recording shows no case of it';
}
