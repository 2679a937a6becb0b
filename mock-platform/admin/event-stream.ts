import { z } from 'zod';
import { AdminError } from './admin-error.ts';
import { type StreamForm, streamJournal } from './journal-stream.ts';
import { operation } from './operation.ts';

/** So many are open at a time. A page has one, and a browser opens six to one address. */
const mostStreams = 16;
/** Of each platform: there may be several in a process. */
const open = new WeakMap<object, number>();

/** As EventSource reads it: an id, one line of data. A reader that lost its connection comes back after a second. */
const events: StreamForm = {
  begin: 'retry: 1000\n\n',
  before: (seq) => `id: ${seq}\ndata: `,
  behind: '\n',
  missed: (from, to) => `event: missed\ndata: ${JSON.stringify({ from, to })}\n\n`,
};

/** The journal for EventSource. */
export const eventStream = operation({
  method: 'get',
  path: '/__admin/events',
  tag: 'State',
  summary: 'Follow the journal as server-sent events',
  description:
    'Each event is an entry as JSON, under its number. Nothing is kept for a slow reader: it is read from the journal when the reader is ' +
    'ready. What the journal has forgotten by then is told as an event `missed`, with the numbers `from` and `to`.',
  query: z.object({
    deviceId: z.string().optional().describe('Only what concerns this device, its connections included.'),
    kind: z.string().optional().describe('Only entries of these types, with commas between them.'),
    after: z.coerce.number().pipe(z.int().min(0)).optional().describe('Only entries with a higher number.'),
  }),
  replies: { 200: { description: 'The entries.', schema: z.string(), mediaType: 'text/event-stream' } },
  handle: ({ query: { deviceId, kind = '', after = 0 } }, { platform, ended, lastEventId }) => {
    const count = open.get(platform) ?? 0;
    if (count >= mostStreams) {
      throw new AdminError(409, `${mostStreams} streams are open, which is the most there may be: close one.`);
    }
    open.set(platform, count + 1);
    ended.addEventListener('abort', () => open.set(platform, (open.get(platform) ?? 1) - 1), { once: true });
    const { journal } = platform;
    const latest = journal.forgotten + journal.entries.length;
    const seen = Math.max(after, lastEventId ?? 0);
    const wish = {
      ...{ deviceId, follow: true, form: events },
      kinds: kind.split(',').filter((one) => one !== ''),
      // A number from an earlier life of the process says nothing.
      after: seen > latest ? 0 : seen,
    };
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' };
    return { status: 200, body: new Response(streamJournal(platform, wish, ended), { headers }) };
  },
});
