import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import { isObject } from '../../mock-platform/protocol/is-object.ts';
import type { Timeline } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';
import { cutTo, plainText } from '../words/plain-text.ts';

/** So many of each kind are kept. */
const KEPT = 100;
const LONGEST = 200;

/** A scenario from afar: its connections, reports, commands and stages. Undefined when nothing was recorded. */
export function timelineOf(journal: readonly Entry[]): Timeline | undefined {
  const last = journal.at(-1);
  if (!last) return undefined;
  const connections = connectionsIn(journal);
  const reports = of(journal, 'message-received').filter(({ kind }) => kind === 'report');
  const commands = of(journal, 'command-sent');
  const answers = of(journal, 'command-answered');
  const stages = stagesIn(journal);
  const kinds = [connections, reports, commands, stages];
  return {
    end: ms(last.at),
    connections: connections.slice(0, KEPT),
    reports: reports.slice(0, KEPT).map((entry) => ({ t: ms(entry.at), services: servicesIn(entry.value) })),
    commands: commands.slice(0, KEPT).map((sent) => commandIn(sent, answers)),
    stages: stages.slice(0, KEPT),
    omitted: kinds.reduce((sum, { length }) => sum + Math.max(0, length - KEPT), 0),
  };
}

function connectionsIn(journal: readonly Entry[]): Timeline['connections'] {
  const authenticated = of(journal, 'authenticated');
  const closed = of(journal, 'connection-closed');
  return of(journal, 'connection-opened').map(({ connection, at }) => {
    const login = authenticated.find((entry) => entry.connection === connection);
    const close = closed.find((entry) => entry.connection === connection);
    const reason = login?.accepted === false ? login.reason : close?.reason;
    return {
      connection,
      opened: ms(at),
      ...(close && { closed: ms(close.at), by: close.by }),
      ...(login?.accepted && { accepted: ms(login.at) }),
      ...(reason !== undefined && { reason: short(reason) }),
    };
  });
}

function commandIn(sent: Entry<'command-sent'>, answers: readonly Entry<'command-answered'>[]) {
  const { seq, at, key, serviceId, cmd } = sent;
  const answer = answers.find((entry) => entry.seq > seq && entry.key === key);
  const command = short(`${serviceId}/${cmd}, ${dialectOf(sent).keyName} ${key}`);
  return { t: ms(at), command, ...(answer && { answeredMs: ms(answer.latencyMs) }) };
}

function stagesIn(journal: readonly Entry[]): Timeline['stages'] {
  const ends = of(journal, 'stage-ended');
  return of(journal, 'stage-began').map(({ seq, at, stage }) => {
    const end = ends.find((entry) => entry.seq > seq && entry.stage === stage);
    return { stage, began: ms(at), ...(end && { ended: ms(end.at) }) };
  });
}

function servicesIn(value: unknown): string {
  const data = isObject(value) && Array.isArray(value.data) ? value.data : [];
  return short(
    data.map((item) => (isObject(item) && typeof item.serviceId === 'string' ? item.serviceId : '?')).join(', '),
  );
}

function of<T extends Entry['type']>(journal: readonly Entry[], type: T): Entry<T>[] {
  return journal.filter((entry): entry is Entry<T> => entry.type === type);
}

const ms = (value: number) => Math.round(value * 10) / 10;
const short = (text: string) => cutTo(plainText(text), LONGEST);
