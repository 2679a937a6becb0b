import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { Stamp } from '../../../mock-platform/journal/events.ts';
import type { Entry, Handlers } from '../rule.ts';
import { familyOf } from './request-families.ts';
import type { Sign, Stray, StrayWatcher } from './stray.ts';
import {
  type Answer,
  doubt,
  type Exchange,
  isChangedKey,
  isMiscounted,
  isOfEarlier,
  isSentAgain,
  isWhole,
  learnKeys,
  mayBeOwed,
  newExchange,
  refuses,
  remember,
  settle,
  without,
} from './stray-exchange.ts';
import { isOccasion, occasionOf } from './stray-habit.ts';
import { Unacknowledged } from './unacknowledged.ts';
import { Underway } from './underway.ts';

/** Sorts responses that answer nothing by what they are a sign of, one sign for each. */
export function followStrays(watchers: readonly StrayWatcher[]): Handlers {
  const exchanges = new Map<string, Exchange>();
  const published = new Map<number, Entry<'published'>>();
  const messages = new Map<number, Entry<'message-received'>>();
  /** Connections of sessions that outlive them: there the broker itself delivers again what it is not sure of. */
  const persistent = new Set<number>();
  const closedAt = new Map<number, number>();
  const unacknowledged = new Unacknowledged();
  /** Connections whose last publication was an unacknowledged one once more. */
  const repeated = new Set<number>();
  const underway = new Underway();
  let skipping = false;

  const accuse = (sign: Sign, stray: Stray) => {
    const pardons = watchers.map((watcher) => watcher[sign]?.(stray));
    return () => {
      for (const pardon of pardons) pardon?.();
    };
  };
  const exchangeOf = (deviceId: string): Exchange => {
    const exchange = exchanges.get(deviceId) ?? newExchange();
    exchanges.set(deviceId, exchange);
    return exchange;
  };

  const judge = (response: Entry<'response-unmatched'>, exchange: Exchange): void => {
    const { connection, reason, seq } = response;
    const publication = published.get(connection);
    // A message sent again by MQTT is not a second answer, and one for a lost connection is not the device's fault.
    if (reason === 'connection-lost' || publication?.dup || repeated.has(connection)) return;
    const isForNothing = reason === 'unknown' && !exchange.malformed && !exchange.noCommand;
    if (reason !== 'late' && !isForNothing && mayBeOwed(exchange)) return;
    const dialect = dialectOf(response);
    const key = dialect.meantKey(response);
    const command = exchange.sent.get(key);
    const isRefusal = refuses(dialect.codeOf(messages.get(connection)?.value));
    const { habit } = exchange;
    const early = (cause: Stamp | undefined, takeBack: () => void) => {
      underway.came(response, cause, takeBack);
      return takeBack;
    };
    const tell = (sign: Sign, cause: Stamp | undefined, answered: Pick<Stray, 'probe' | 'said'> = {}) => {
      const told = () => accuse(sign, { response, evidence: [...(cause ? [cause] : []), response], ...answered });
      if (isOccasion(sign)) return early(cause, habit.weigh(sign, told));
      const takeBack = [told(), ...(sign === 'againAfterLoss' ? [] : [habit.strayed()])];
      return () => {
        for (const take of takeBack) take();
      };
    };
    const doubtfully = (sign: Sign, cause: Stamp | undefined, answered?: Pick<Stray, 'probe' | 'said'>) =>
      doubt(exchange, sign, { seq, pardon: tell(sign, cause, answered) });

    const probe = exchange.probes.get(key);
    if (probe && !isOfEarlier(exchange, probe, response)) {
      exchange.probes.delete(key);
      // One more is a second answer to it.
      exchange.answers.set(key, { answer: response, payload: publication?.payload });
      if (probe.kind === 'malformed' && isRefusal) exchange.refusals = Math.max(0, exchange.refusals - 1);
      // With a command of the same key after it, or one whose key an overflow turns into it, it is not known which it answers.
      else if (probe.kind === 'oversized' || (command && command.seq > probe.seq) || isMiscounted(exchange, response))
        return;
      else early(probe, accuse(occasionOf(probe), { response, evidence: [probe, response], probe }));
      return;
    }
    const overdue = exchange.overdue.get(key);
    if (overdue) {
      exchange.overdue.delete(key);
      // Of one that mistakes keys it may be the answer to anything.
      if (exchange.otherwise.delete(key) || exchange.mistakenKeys.areUsed) {
        doubtfully('unknown', undefined);
        return;
      }
      // One more is a second answer, however long the first took.
      exchange.answers.set(key, { answer: response, payload: publication?.payload });
      if (exchange.hurried.delete(key)) return;
      accuse('late', { response, evidence: [overdue, response], command: overdue });
      return;
    }
    // Once the last malformed command is dealt with, an error is the answer to what came after it.
    const isForNoCommand = exchange.noCommand !== undefined && exchange.malformed === undefined;
    if (isRefusal && exchange.refusals > 0 && !isForNoCommand) {
      exchange.refusals -= 1;
      return;
    }
    // Of two, the later one is the likelier cause.
    const isAfterNoCommand = (exchange.noCommand?.seq ?? 0) > (exchange.malformed?.seq ?? 0);
    const before = exchange.answers.get(key);
    const isKnown = reason === 'repeated' || reason === 'late' || before?.answer.type === 'response-unmatched';
    const { noCommand, malformed: latest } = exchange;
    const malformed = latest && familyOf(latest) === familyOf(response) ? latest : undefined;
    // One without a key is answered with none, and null, 0 and "" are one key: an answer to such a one before is not the same again.
    const isForKeyless = malformed !== undefined && keyOf(malformed) === undefined && !dialect.isKey(key);
    const earlier = isKnown && !isForKeyless ? before : undefined;
    // To a message without a key a device may give any.
    const isKeyless = !dialect.isKey(key) || (noCommand?.type === 'message-sent' && !earlier);
    if (noCommand && ((isKeyless && isAfterNoCommand) || (isRefusal && isForNoCommand))) {
      const answered = noCommand.type === 'message-sent' ? { said: noCommand } : { probe: noCommand };
      doubtfully('toNoCommand', noCommand, answered);
      return;
    }
    if (exchange.resumed.has(key) || (!earlier && isChangedKey(exchange, key, dialect))) return;
    if (malformed && !earlier && !isMiscounted(exchange, response)) {
      doubtfully('malformed', malformed, { probe: malformed });
    } else if (!earlier) doubtfully('unknown', undefined);
    else if (exchange.redelivered.has(key)) doubtfully('redelivered', earlier.answer);
    else if (!isSentAgain(earlier, publication, closedAt)) {
      const cameOn = command?.connection ?? connection;
      const isAfterLoss = connection !== cameOn || earlier.answer.connection !== cameOn;
      doubtfully(isAfterLoss ? 'againAfterLoss' : 'again', earlier.answer);
    }
  };

  /** Nothing more comes of what was said on connections that have closed, once there is another one. */
  const forgetClosed = () => {
    for (const connection of closedAt.keys()) {
      published.delete(connection);
      messages.delete(connection);
    }
    unacknowledged.forget((connection) => closedAt.has(connection));
  };

  return {
    'packet-received'({ connection, packet }) {
      if (packet.type === 'CONNECT') {
        if (!packet.cleanSession) persistent.add(connection);
        forgetClosed();
      }
      if (packet.type !== 'PUBLISH' || packet.packetId === undefined) return;
      // Without DUP that is for MQTT-3.3.1-1.
      if (unacknowledged.repeats(connection, packet.packetId, packet.payload)) repeated.add(connection);
      else repeated.delete(connection);
    },
    'packet-sent'(entry) {
      const { connection, packet, at } = entry;
      underway.left(entry, (response) => judge(response, exchangeOf(response.deviceId)));
      if (packet.type === 'PUBACK') unacknowledged.acknowledged(connection, packet.packetId, at);
    },
    'connection-closed'({ connection, at }) {
      closedAt.set(connection, at);
      underway.closed(connection);
    },
    published: (entry) => void published.set(entry.connection, entry),
    'message-received': (entry) => void messages.set(entry.connection, entry),
    'probe-sent'(entry) {
      const exchange = exchangeOf(entry.deviceId);
      const key = keyOf(entry);
      underway.sending(entry, without(exchange, key, entry));
      if (key !== undefined) exchange.probes.set(key, entry);
      exchange.owed += 1;
      if (entry.kind === 'malformed') exchange.malformed = entry;
      if (entry.kind !== 'oversized') exchange.habit.gave(occasionOf(entry));
      if (entry.kind === 'not-a-command') exchange.noCommand = entry;
      else exchange.refusals += 1;
    },
    'message-sent'(entry) {
      const exchange = exchangeOf(entry.deviceId);
      underway.sending(entry, without(exchange));
      exchange.noCommand = entry;
      exchange.owed += 1;
      exchange.habit.gave('toNoCommand');
    },
    'command-sent': (entry) => remember(exchangeOf(entry.deviceId), entry),
    'command-redelivered'({ deviceId, connection, key }) {
      const exchange = exchangeOf(deviceId);
      const { sent, redelivered, resumed, waiting, habit } = exchange;
      exchange.owed += 1;
      waiting.add(key);
      const sameConnection = (sent.get(key)?.connection ?? connection) === connection;
      const isTold = sameConnection && !persistent.has(connection);
      if (isTold) habit.gave('redelivered');
      (isTold ? redelivered : resumed).add(key);
    },
    'command-answered'(entry) {
      const exchange = exchangeOf(entry.deviceId);
      const payload = published.get(entry.connection)?.payload;
      const answer: Answer = { answer: entry, payload };
      exchange.habit.answered();
      // What comes with its own key is for another one in its turn. Of several at once one may get that of another, by chance.
      if (entry.otherwise === 'key' || exchange.waiting.size <= 1) learnKeys(exchange, entry.otherwise === 'key');
      if (entry.otherwise === 'key') exchange.answers.delete(entry.key);
      else exchange.answers.set(entry.key, answer);
      if (payload) unacknowledged.answered(entry.connection, payload, answer);
      const sentAt = exchange.sent.get(entry.key)?.seq ?? 0;
      if (exchange.noCommand && exchange.noCommand.seq < sentAt) exchange.noCommand = undefined;
      if (exchange.malformed && exchange.malformed.seq < sentAt) exchange.malformed = undefined;
      settle(exchange, entry.key);
    },
    'command-unanswered'({ deviceId, key, outcome, cutShort = false }) {
      const exchange = exchangeOf(deviceId);
      const { sent, doubtful, overdue, hurried, otherwise } = exchange;
      exchange.owed += 1;
      const command = sent.get(key);
      if (outcome !== 'timed-out' || !command || !isWhole(command)) {
        settle(exchange, key);
        return;
      }
      overdue.set(key, command);
      if (skipping || cutShort) hurried.add(key);
      else hurried.delete(key);
      const sentAt = command.seq;
      // Of each sign one may have been its answer.
      for (const doubts of doubtful.values()) {
        const place = doubts.findIndex(({ seq }) => seq > sentAt);
        for (const { pardon } of place < 0 ? [] : doubts.splice(place, 1)) {
          otherwise.add(key);
          pardon();
        }
      }
      settle(exchange, key);
    },
    'stage-began'({ stage }) {
      if (stage === 'time-skipped') skipping = true;
    },
    'stage-ended'({ stage }) {
      if (stage === 'time-skipped') skipping = false;
    },
    'response-unmatched': (entry) => judge(entry, exchangeOf(entry.deviceId)),
  };
}

/** The key in what is no valid command, if it can be read as one. */
function keyOf(probe: Entry<'probe-sent'>): string | undefined {
  return probe.key ?? dialectOf(probe).keyIn(probe.payload);
}
