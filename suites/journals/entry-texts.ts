import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import { jsonInPieces } from '../../mock-platform/journal/json-in-pieces.ts';
import type { Entry } from '../rules/rule.ts';
import { shortTopic } from '../words/packet-summary.ts';
import { masked } from '../words/payload-text.ts';
import { cutMiddle, cutTo } from '../words/plain-text.ts';
import { tell } from './texts.ts';

const longestValue = 160;
/** Of a longer value only the beginning is looked at. */
const longestRead = 2048;
const longestReport = 200;

/** What its key is called. */
export function keyName(entry: Entry): string {
  return dialectOf(entry).keyName;
}

export function unmatchedText(entry: Entry<'response-unmatched'>): string {
  const { keyName, sentKey } = dialectOf(entry);
  const values = { key: keyName, value: jsonText(sentKey(entry)) };
  return tell(entry.reason === 'no-mid' ? 'unmatched.notKey' : `unmatched.${entry.reason}`, values);
}

export function unanswered({ outcome, waitedMs }: Entry<'command-unanswered'>): string {
  if (outcome === 'timed-out') return tell('silence.timed-out', { time: latency(waitedMs) });
  return outcome === 'connection-lost' ? tell('silence.connection-lost') : tell('silence.over');
}

export function filterText({ filter, granted, purpose }: Entry<'subscribed'>['filters'][number]): string {
  return tell(purpose === 'foreign' ? 'line.foreign' : 'line.subscribed', { filter: shortTopic(filter), qos: granted });
}

type Members = Readonly<Record<string, unknown>>;

function serviceText(service: unknown): string {
  const { service_id, serviceId = service_id, properties, serviceData = properties } = Object(service) as Members;
  return `${typeof serviceId === 'string' ? serviceId : jsonText(serviceId)} ${jsonText(serviceData)}`;
}

/** As many services of a report as there is room for. */
export function servicesText(services: readonly unknown[]): string {
  let text = '';
  for (const service of services) {
    text += `${text && ', '}${serviceText(service)}`;
    if (text.length > 2 * longestReport) break;
  }
  return cutTo(text, longestReport);
}

export function jsonText(value: unknown): string {
  const text = beginningOf(value) ?? '(none)';
  if (text.length > longestRead) return cutTo(masked(text.slice(0, longestRead)), longestValue);
  return cutMiddle(masked(text), longestValue);
}

/** A value as JSON, and of a long one the beginning: a megabyte, of which nothing is shown, would take 15 ms. */
function beginningOf(value: unknown): string | undefined {
  let text: string | undefined;
  for (const piece of jsonInPieces(value, (part) => JSON.stringify(part, withoutEnd))) {
    text = (text ?? '') + piece;
    if (text.length > longestRead) break;
  }
  return text;
}

function withoutEnd(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, longestRead + 1) : value;
}

export function latency(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
