import { retold } from '../../mock-platform/language/retold.ts';
import type { Colour } from '../report/paint.ts';
import type { Entry } from '../rules/rule.ts';
import { latency } from './entry-texts.ts';
import { tell } from './texts.ts';

type Said = readonly [text: string, colour?: Colour];

/** A call of an application, and how it was answered. */
export function callText({ method, path, status, errorCode, error, durationMs }: Entry<'api-called'>): string {
  const why = errorCode === undefined ? '' : ` (${errorCode}${error === undefined ? '' : `, ${error}`})`;
  return tell('line.call', { call: `${method} ${path} ${status}${why}`, time: latency(durationMs) });
}

/** What was pushed to an application, or was not. */
export function notifiedText(
  entry: Entry<'notification-delivered'> | Entry<'notification-failed'> | Entry<'notification-dropped'>,
): Said {
  const { notifyType: what, callbackUrl: url } = entry;
  switch (entry.type) {
    case 'notification-delivered':
      return [tell('line.notified', { what, url, time: latency(entry.latencyMs) })];
    case 'notification-failed': {
      const { reason, retryInMs } = entry;
      return [
        tell('line.notNotified', { what, url, reason: retold(reason), s: Math.round(retryInMs / 1000) }),
        'yellow',
      ];
    }
    case 'notification-dropped': {
      const { attempts: n, reason, more } = entry;
      const values = { what, url, n, reason: retold(reason) };
      return [more === undefined ? tell('line.givenUp', values) : tell('line.givenUpMore', { ...values, more }), 'red'];
    }
  }
}

/** What a script did, and whether what it expected came. */
export function scriptText(entry: Entry<'script-acted'> | Entry<'script-expectation'> | Entry<'script-failed'>): Said {
  const { script } = entry;
  switch (entry.type) {
    case 'script-acted':
      return [`${script}: ${entry.action}: ${retold(entry.detail)}`];
    case 'script-failed':
      return [tell('line.scriptFailed', { script, place: entry.place, reason: retold(entry.reason) }), 'red'];
    case 'script-expectation': {
      const { place, met } = entry;
      const [actual, expected] = [retold(entry.actual), retold(entry.expected)];
      if (met) return [tell('line.scriptMet', { script, actual }), 'green'];
      return [tell('line.scriptUnmet', { script, actual, place, expected }), 'red'];
    }
  }
}
