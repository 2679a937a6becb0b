import { served } from '../../../mock-platform/generations/served.ts';
import type { Entry } from '../../rules/rule.ts';
import { carrierOf } from '../../trace/carrier-of.ts';
import type { Case } from './case.ts';

/**
 * Is what one violation shows the reason for the other one, by the evidence of both? Two mistakes in one message are two
 * causes: it takes more than the same message.
 */
export function explains(cause: Case, effect: Case): boolean {
  if (isUnverified(cause, effect)) return true;
  if (cause.journal !== effect.journal) return false;
  return (
    isForbidden(cause, effect) ||
    isSameEnd(cause, effect) ||
    isSameValue(cause, effect) ||
    isStrayOf(cause, effect) ||
    isStrayOf(effect, cause) ||
    isUnreadAnswer(cause, effect) ||
    isSameUnheard(cause, effect) ||
    isSameUnheard(effect, cause) ||
    isRefusedReturn(cause, effect)
  );
}

/** Who does not look at who signed a certificate verifies none: what else is wrong with it goes unseen, in other scenarios as well. */
function isUnverified(cause: Case, effect: Case): boolean {
  const [accepted, other] = [cause, effect].map(({ evidence: [handshake], shownBy }) =>
    handshake?.type === 'tls-handshake' && shownBy.type === 'packet-received' ? handshake.certificate : undefined,
  );
  return accepted === 'unknown-ca' && (other === 'expired' || other === 'wrong-host');
}

/** What MQTT forbids in a packet, and what else is wrong with that packet. */
function isForbidden(cause: Case, effect: Case): boolean {
  return (
    cause.shownBy.type === 'wire-violated' &&
    effect.shownBy.type !== 'wire-violated' &&
    (cause.packet === effect.packet || cause.evidence.includes(effect.packet))
  );
}

/** The end of the device, or of its connection, that both speak of. */
function isSameEnd(cause: Case, effect: Case): boolean {
  const { type } = cause.shownBy;
  return cause.shownBy === effect.shownBy && (type === 'device-exited' || type === 'connection-closed');
}

/** So short values are equal by chance. */
const TELLING = 6;

/** The same value in the same packet, or in one that the other violation speaks of. */
function isSameValue(cause: Case, effect: Case): boolean {
  const [one, other] = [cause, effect].map(({ violation }) => violation.actual.replaceAll('"', ''));
  if (one === undefined || other === undefined || one.length < TELLING || other.length < TELLING) return false;
  if (!one.includes(other) && !other.includes(one)) return false;
  const isIn = (packet: Entry, { evidence, journal }: Case) =>
    evidence.some((entry) => entry === packet || carrierOf(entry, journal) === packet);
  return isIn(cause.packet, effect) || isIn(effect.packet, cause);
}

/** An answer to nothing, and the command that stays without its answer. */
function isStrayOf({ shownBy }: Case, effect: Case): boolean {
  return (
    effect.shownBy.type === 'command-unanswered' &&
    shownBy.type === 'response-unmatched' &&
    effect.evidence.includes(shownBy)
  );
}

/** A message, not a report, that came where the platform cannot read or match it, and the command that waited then. */
function isUnreadAnswer({ shownBy, evidence }: Case, effect: Case): boolean {
  const command = effect.evidence.find(({ type }) => type === 'command-sent');
  if (effect.shownBy.type !== 'command-unanswered' || command?.type !== 'command-sent') return false;
  const message = evidence.findLast(({ type }) => type === 'published' || type === 'message-received');
  if (message?.type !== 'published' && message?.type !== 'message-received') return false;
  const isMeanwhile = message.seq > command.seq && message.seq < effect.shownBy.seq;
  const isJudged = message === shownBy || effect.shownBy === shownBy;
  return isMeanwhile && isJudged && message.connection === command.connection && !isReport(message);
}

function isReport(message: Entry<'published'> | Entry<'message-received'>): boolean {
  if (message.type === 'message-received' && message.value !== undefined) return message.kind === 'report';
  return served.some(({ dialect }) => dialect.saysReport(message.payload));
}

/** A command that was not answered, and the packet that carried it, which was not acknowledged. */
function isSameUnheard(cause: Case, effect: Case): boolean {
  const command = cause.evidence.find(({ type }) => type === 'command-sent');
  const [packet] = effect.evidence;
  return (
    command?.type === 'command-sent' &&
    cause.shownBy.type === 'command-unanswered' &&
    packet?.type === 'packet-sent' &&
    packet.packet.type === 'PUBLISH' &&
    effect.shownBy.type !== 'command-unanswered' &&
    carrierOf(command, cause.journal) === packet
  );
}

/** A log-in that was refused, and the device that did not come back. */
function isRefusedReturn({ shownBy }: Case, { evidence, shownBy: end }: Case): boolean {
  const closed = evidence.findLast(({ type }) => type === 'connection-closed');
  return (
    closed !== undefined &&
    (end.type === 'stage-ended' || end.type === 'device-stopping') &&
    shownBy.type === 'authenticated' &&
    !shownBy.accepted &&
    shownBy.seq > closed.seq &&
    shownBy.seq < end.seq
  );
}
