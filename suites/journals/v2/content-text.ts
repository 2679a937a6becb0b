import type { Entry } from '../../rules/rule.ts';
import { payloadText } from '../../words/payload-text.ts';
import { jsonText } from '../entry-texts.ts';
import { tell } from '../texts.ts';

/** Content of generation 2 that is neither a report nor a response; undefined for other content. */
export function contentText({ v2, value, payload }: Entry<'message-received'>): string | undefined {
  if (!v2) return undefined;
  if (v2.dropped === 'not-gzip') return tell('content.notGzip', { payload: payloadText(payload) });
  if (v2.dropped === 'too-long')
    return tell('content.tooLong', { n: v2.contentBytes ?? payload.length, channel: v2.channel });
  if (v2.channel === 'shadow/get') return tell('content.shadow', { value: jsonText(value) });
  return v2.channel === 'events/up'
    ? eventsText(value)
    : tell('content.on', { channel: v2.channel, payload: payloadText(payload) });
}

function eventsText(value: unknown): string {
  const { services } = Object(value) as { services?: unknown };
  if (!Array.isArray(services)) return jsonText(value);
  return services
    .map((one) => {
      const { service_id, event_type, paras } = Object(one) as Record<string, unknown>;
      return `${plain(service_id)} ${plain(event_type)} ${jsonText(paras)}`;
    })
    .join(', ');
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value);
}
