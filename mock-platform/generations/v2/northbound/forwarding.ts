import type { CallbackGuard } from '../../../northbound/notifications/callback-guard.ts';
import type { Subscription } from '../../../northbound/notifications/subscription.ts';
import type { Store } from '../../../state/store.ts';
import { ApiError } from './api-error.ts';
import { apiBounds } from './bounds.ts';

/** What can be forwarded (ref2 6.5): `resource/event`. */
export const subjects = [
  'device.status/update',
  'device.property/report',
  'device.message/report',
  'device.message.status/update',
  'device/create',
  'device/update',
  'device/delete',
] as const;

export type Subject = (typeof subjects)[number];

/** Which events are forwarded, to where its actions say. */
export interface Rule {
  readonly ruleId: string;
  readonly subject: Subject;
  /** Of one application's devices; absent for those of all. */
  readonly appId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly active: boolean;
}

/** Where events go: an action of a rule, or a subscription that was made in one call. */
export interface Target extends Subscription {
  /** Absent for a subscription. */
  readonly ruleId?: string;
  /** As the action was made, to be shown. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Of a subscription: of one application's devices; absent for those of all. */
  readonly ofApp?: string;
}

/** The kinds under which they are kept. */
const [ruleKind, targetKind] = ['v5-rule', 'v5-target'];

export interface ForwardingOptions {
  readonly newId: (of: 'subscription') => string;
  readonly store?: Store | undefined;
  readonly guard: CallbackGuard;
  /** Called for each target that is gone. */
  readonly onEnd: (target: Target) => void;
}

/** Who wants to be told of what, and where. */
export class Forwarding {
  readonly #options: ForwardingOptions;
  readonly #rules = new Map<string, Rule>();
  readonly #targets = new Map<string, Target>();

  constructor(options: ForwardingOptions) {
    this.#options = options;
    for (const [id, rule] of options.store?.entries(ruleKind) ?? []) this.#rules.set(id, rule as Rule);
    for (const [id, target] of options.store?.entries(targetKind) ?? []) this.#targets.set(id, target as Target);
  }

  get rules(): Rule[] {
    return [...this.#rules.values()];
  }

  get targets(): Target[] {
    return [...this.#targets.values()];
  }

  /** Where an event of a device goes. @param appId to whom the device belongs */
  wanting(subject: Subject, appId: string | undefined): Target[] {
    const isWanted = (ofApp: string | undefined) => ofApp === undefined || ofApp === appId;
    return this.targets.filter(({ notifyType, ruleId, ofApp }) => {
      if (notifyType !== subject) return false;
      if (ruleId === undefined) return isWanted(ofApp);
      const rule = this.#rules.get(ruleId);
      return rule?.active === true && isWanted(rule.appId);
    });
  }

  /** Inactive, as every rule begins. @throws ApiError MOCK.429 */
  addRule(wish: Omit<Rule, 'ruleId' | 'active'>): Rule {
    requireRoom(this.#rules.size, apiBounds.rules, 'rules');
    return this.#keepRule({ ...wish, ruleId: this.#freeId(this.#rules), active: false });
  }

  changeRule(ruleId: string, change: Partial<Pick<Rule, 'active' | 'name' | 'description'>>): Rule {
    return this.#keepRule({ ...this.rule(ruleId), ...change });
  }

  /** With its actions. */
  removeRule(ruleId: string): void {
    this.rule(ruleId);
    for (const action of this.actionsOf(ruleId)) this.removeTarget(action);
    this.#rules.delete(ruleId);
    this.#options.store?.delete(ruleKind, ruleId);
  }

  /** @throws ApiError MOCK.404 */
  rule(ruleId: string): Rule {
    const rule = this.#rules.get(ruleId);
    if (!rule) throw new ApiError('MOCK.404', `No rule has the id ${JSON.stringify(ruleId)}.`);
    return rule;
  }

  actionsOf(ruleId: string): Target[] {
    return this.targets.filter((target) => target.ruleId === ruleId);
  }

  /** @throws ApiError IOTDA.000006 for an address that is none or may not be called; MOCK.404, MOCK.429 */
  addAction(ruleId: string, callbackUrl: string, detail: Target['detail']): Target {
    const { subject, appId = '' } = this.rule(ruleId);
    requireRoom(this.actionsOf(ruleId).length, apiBounds.actions, `actions of rule ${ruleId}`);
    return this.#addTarget({ appId, notifyType: subject, callbackUrl, ruleId, ...(detail && { detail }) });
  }

  /** @throws ApiError IOTDA.000006 for an address that is none or may not be called; MOCK.429 */
  addSubscription(subject: Subject, callbackUrl: string, ofApp?: string): Target {
    const subscriptions = this.targets.filter(({ ruleId }) => ruleId === undefined);
    requireRoom(subscriptions.length, apiBounds.subscriptions, 'subscriptions');
    return this.#addTarget({
      ...{ appId: ofApp ?? '', notifyType: subject, callbackUrl },
      ...(ofApp !== undefined && { ofApp }),
    });
  }

  /** An action where `isAction`, a subscription otherwise. @throws ApiError MOCK.404 */
  target(id: string, isAction: boolean): Target {
    const target = this.#targets.get(id);
    if (target && (target.ruleId !== undefined) === isAction) return target;
    throw new ApiError('MOCK.404', `No ${isAction ? 'action' : 'subscription'} has the id ${JSON.stringify(id)}.`);
  }

  removeTarget(target: Target): void {
    this.#targets.delete(target.subscriptionId);
    this.#options.store?.delete(targetKind, target.subscriptionId);
    this.#options.onEnd(target);
  }

  clear(): void {
    for (const target of this.targets) this.removeTarget(target);
    for (const { ruleId } of this.rules) this.removeRule(ruleId);
  }

  #addTarget(wish: Omit<Target, 'subscriptionId'>): Target {
    requireCallback(wish.callbackUrl, this.#options.guard);
    const target: Target = { ...wish, subscriptionId: this.#freeId(this.#targets) };
    this.#targets.set(target.subscriptionId, target);
    this.#options.store?.put(targetKind, target.subscriptionId, target);
    return target;
  }

  #keepRule(rule: Rule): Rule {
    this.#rules.set(rule.ruleId, rule);
    this.#options.store?.put(ruleKind, rule.ruleId, rule);
    return rule;
  }

  /** A seeded source begins again with the ids that were kept from an earlier run. */
  #freeId(taken: ReadonlyMap<string, unknown>): string {
    let id = this.#options.newId('subscription');
    for (let n = taken.size; n > 0 && taken.has(id); n -= 1) id = this.#options.newId('subscription');
    return id;
  }
}

function requireRoom(count: number, most: number, what: string): void {
  if (count >= most) throw new ApiError('MOCK.429', `There are ${count} ${what}: expected at most ${most}.`);
}

/** @throws ApiError IOTDA.000006. The length is up to the schema. */
function requireCallback(callbackUrl: string, guard: CallbackGuard): void {
  const refuse = (why: string) => new ApiError('IOTDA.000006', `The URL ${JSON.stringify(callbackUrl)} ${why}.`);
  if (!URL.canParse(callbackUrl)) throw refuse('is not a URL');
  const url = new URL(callbackUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('is neither http nor https');
  if (url.username || url.password) throw refuse('holds credentials');
  // A name may lead elsewhere by the time that something is sent: that is looked at then.
  const complaint = guard.complaintAbout(url);
  if (complaint !== undefined) throw refuse(`is not a callback: ${complaint}`);
}
